package io.techpack.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
        packages = "io.techpack.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule controllers_stay_inside_their_feature =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .or()
                    .areAnnotatedWith(Controller.class)
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule features_do_not_go_round_in_circles =
            slices().matching("io.techpack.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_do_not_know_who_puts_them_together =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.gateway.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.gateway");

    @ArchTest
    static final ArchRule only_one_package_speaks_to_the_outside =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.gateway.fetch")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule only_one_package_decodes_pictures =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.gateway.pictures")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.imaging..");
}
