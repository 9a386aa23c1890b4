package io.techpack.trials;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.techpack.trials",
        importOptions = ImportOption.DoNotIncludeTests.class)
class TrialsPackagesTest {

    @ArchTest
    static final ArchRule nothing_depends_on_the_command_line_program =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.techpack.cli..");

    @ArchTest
    static final ArchRule what_both_use_knows_neither =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.techpack.trials", "io.techpack.trials.client")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.techpack.trials.bench..", "io.techpack.trials.torture..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("io.techpack.trials.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule bench_does_not_know_torture =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.trials.bench..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.trials.torture..");

    @ArchTest
    static final ArchRule torture_does_not_know_bench =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.trials.torture..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.trials.bench..");

    @ArchTest
    static final ArchRule only_one_package_speaks_http =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.trials.client")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.hc..", "java.net.http..");
}
