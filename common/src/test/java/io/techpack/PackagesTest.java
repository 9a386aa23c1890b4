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
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of the engine, and what each of them may know. */
@AnalyzeClasses(
        packages = {
            "io.techpack.account",
            "io.techpack.artifact",
            "io.techpack.audit",
            "io.techpack.database",
            "io.techpack.job",
            "io.techpack.json",
            "io.techpack.ledger",
            "io.techpack.messaging",
            "io.techpack.process",
            "io.techpack.product",
            "io.techpack.query",
            "io.techpack.retention",
            "io.techpack.stage",
            "io.techpack.tracing",
            "io.techpack.webhook",
            "io.techpack.worker"
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

    /** Another pipeline is built on the engine without touching it: see examples. */
    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_PRODUCT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.product")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.techpack.product");

    @ArchTest
    static final ArchRule LEDGER_KNOWS_NO_KAFKA_AND_NO_WORKER =
            noClasses()
                    .that()
                    .resideInAPackage("io.techpack.ledger")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.techpack.worker..",
                            "io.techpack.stage..",
                            "io.techpack.messaging..",
                            "org.apache.kafka..");

    @ArchTest
    static final ArchRule HANDLERS_KNOW_NOTHING_OF_THE_RUNTIME =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.techpack.stage", "io.techpack.product")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.techpack.worker..", "io.techpack.messaging..");

    @ArchTest
    static final ArchRule SQL_IS_SPOKEN_IN_NAMED_ROOMS_ONLY =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.techpack.database",
                            "io.techpack.ledger",
                            "io.techpack.account",
                            "io.techpack.audit",
                            "io.techpack.query",
                            "io.techpack.product",
                            "io.techpack.retention",
                            "io.techpack.webhook")
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

    /** Another library for traces would change nothing else. */
    @ArchTest
    static final ArchRule ONLY_TRACING_KNOWS_OPENTELEMETRY =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.techpack.tracing")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.opentelemetry..", "io.micrometer.tracing..");

    /** A process that keeps its pictures in a directory loads nothing of the SDK. */
    @ArchTest
    static final ArchRule ONLY_ITS_STORE_KNOWS_S3 =
            noClasses()
                    .that()
                    .haveSimpleNameNotStartingWith("S3")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule NOBODY_PRINTS =
            com.tngtech.archunit.library.GeneralCodingRules
                    .NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** All but the vocabularies, which are there to be shared: job, product and json. */
    @Test
    void half_of_the_types_are_hidden() {
        JavaClasses all =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.techpack");
        List<JavaClass> types =
                all.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        // a module of its own, on the class path of the tests
                        .filter(type -> !type.getPackageName().startsWith("io.techpack.embedded"))
                        .toList();
        List<String> open =
                types.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        assertThat(open).hasSizeLessThanOrEqualTo(types.size() / 2);
    }
}
