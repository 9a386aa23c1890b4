package io.techpack.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.techpack.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CommandPackagesTest {

    @ArchTest
    static final ArchRule only_the_commands_know_trials =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.cli.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.trials..");

    @ArchTest
    static final ArchRule packages_know_no_command =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.cli.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.cli");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("io.techpack.cli.(*)..").should().beFreeOfCycles();
}
