package io.techpack.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.techpack.document",
        importOptions = ImportOption.DoNotIncludeTests.class)
class DocumentPackagesTest {

    @ArchTest
    static final ArchRule rooms_do_not_go_round_in_circles =
            slices().matching("io.techpack.document.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_do_not_know_the_door =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.document.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.document");

    @ArchTest
    static final ArchRule there_is_no_spring_no_network_and_no_database =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "java.net..", "java.sql..");

    /** The machine's fonts are the one thing that is not handed in. */
    @ArchTest
    static final ArchRule only_fonts_are_read_from_files =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.document.font")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.nio.file..");
}
