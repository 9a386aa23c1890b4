package io.techpack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the engine. */
@AnalyzeClasses(
        packages = {
            "io.techpack.job",
            "io.techpack.ledger",
            "io.techpack.worker",
            "io.techpack.messaging",
            "io.techpack.product",
            "io.techpack.artifact",
            "io.techpack.process"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.techpack.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule JOB_IS_PURE_JAVA =
            classes()
                    .that()
                    .resideInAPackage("io.techpack.job")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.techpack.job", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule PRODUCT_KNOWS_NO_ENGINE =
            classes()
                    .that()
                    .resideInAPackage("io.techpack.product")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.techpack.product",
                            "java..",
                            "org.jspecify..",
                            "tools.jackson..",
                            "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule LEDGER_KNOWS_NO_KAFKA_AND_NO_WORKER =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.ledger")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.techpack.worker..",
                            "io.techpack.messaging..",
                            "io.techpack.process..",
                            "org.apache.kafka..");

    @ArchTest
    static final ArchRule ONLY_THE_LEDGER_SPEAKS_SQL =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.ledger")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_AND_THE_WORK_LOOP_SPEAK_KAFKA =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.techpack.messaging", "io.techpack.worker")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule NOBODY_PRINTS =
            com.tngtech.archunit.library.GeneralCodingRules
                    .NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @Test
    void a_good_part_of_the_types_is_hidden() {
        JavaClasses all =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(
                                "io.techpack.ledger",
                                "io.techpack.messaging",
                                "io.techpack.worker",
                                "io.techpack.process");
        long types =
                all.stream().filter(JavaClass::isTopLevelClass).filter(PackagesTest::named).count();
        long hidden =
                all.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(PackagesTest::named)
                        .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                        .count();
        assertThat(hidden).isGreaterThanOrEqualTo(types * 4 / 10);
    }

    private static boolean named(JavaClass type) {
        return !type.getSimpleName().equals("package-info");
    }
}
