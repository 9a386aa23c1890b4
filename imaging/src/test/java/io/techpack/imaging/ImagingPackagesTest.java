package io.techpack.imaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagingPackagesTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.techpack.imaging");

    @Test
    void packages_depend_on_one_another_without_cycles() {
        slices().matching("io.techpack.imaging.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.techpack.imaging.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.techpack.imaging")
                .check(CLASSES);
    }

    @Test
    void there_is_no_spring_no_network_and_no_printing_and_only_fonts_are_read_from_files() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.net..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.techpack.imaging.font")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.io.File.class)
                .check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    @Test
    void at_least_forty_percent_of_the_types_are_hidden() {
        List<JavaClass> types =
                CLASSES.stream()
                        .filter(type ->
                                !type.getSimpleName().equals("package-info")
                                        && !type.isAnonymousClass())
                        .toList();
        long open =
                types.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .count();
        assertThat(open / (double) types.size()).isLessThanOrEqualTo(0.6);
    }
}
