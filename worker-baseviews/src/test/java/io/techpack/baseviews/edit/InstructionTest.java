package io.techpack.baseviews.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    Change to organic cotton                    | organic cotton
                    change to "organic cotton".                 | organic cotton
                    Change material to organic cotton           | organic cotton
                    Please change the material to organic cotton, please | organic cotton
                    CHANGE IT TO Organic Cotton!                | Organic Cotton
                    make it organic cotton                      | organic cotton
                    Make the material organic cotton            | organic cotton
                    make the material type ‘organic cotton’     | organic cotton
                    set to organic cotton                       | organic cotton
                    set material to be organic cotton           | organic cotton
                    Set it organic cotton                       | organic cotton
                    replace with organic cotton                 | organic cotton
                    replace polyester by organic cotton         | organic cotton
                    Please organic cotton                       | organic cotton
                    turn it into organic cotton                 | organic cotton
                    It should be organic cotton                 | organic cotton
                    the material must be organic cotton         | organic cotton
                    use organic cotton                          | organic cotton
                    organic cotton                              | organic cotton
                    «organic cotton»                            | organic cotton
                    Could you change to organic cotton?         | organic cotton
                    change to 54 cm                             | 54 cm
                    tomato red to be seen                       | tomato red to be seen
                    """)
    void the_new_value_is_taken_out_of_the_instruction(String instruction, String value) {
        assertThat(newValue(instruction)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change the material",
                "remove it",
                "improve the wording",
                "increase",
                "make it",
                "''",
                "...",
                "please",
                "change to \"\""
            })
    void an_instruction_without_a_value_names_none(String instruction) {
        assertThat(newValue(instruction)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Ändere zu Bio-Baumwolle                  | SET     | Bio-Baumwolle
                    Bitte ändere das Material auf Leinen     | SET     | Leinen
                    ersetze Polyester durch Leinen           | REPLACE | Leinen
                    füge einen Reißverschluss hinzu          | ADD     | einen Reißverschluss
                    改成有机棉                                  | SET     | 有机棉
                    请把材料改为亚麻                             | SET     | 亚麻
                    用棉代替涤纶                                | REPLACE | 棉
                    添加口袋                                   | ADD     | 口袋
                    Change la matière en coton bio           | SET     | coton bio
                    remplace le polyester par du lin         | REPLACE | lin
                    ajoute une poche                         | ADD     | une poche
                    cambia el material a algodón orgánico    | SET     | algodón orgánico
                    reemplaza poliéster por lino             | REPLACE | lino
                    añade un bolsillo                        | ADD     | un bolsillo
                    """)
    void other_languages_are_taken_apart_alike(String words, Instruction.Kind kind, String value) {
        Instruction instruction = Instruction.of(words, NAMES);

        assertThat(instruction.kind()).isEqualTo(kind);
        assertThat(instruction.value()).contains(value);
    }

    private static final Set<String> NAMES =
            FieldPath.parse("materials_detected[0].material_type").orElseThrow().names();

    private static Optional<String> newValue(String instruction) {
        return Instruction.of(instruction, NAMES).newValue();
    }
}
