package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;

import java.util.List;

/** Which machines there are, and commands of one's own. */
class MachineTypeTest {
    private static MachineType offering(String sample) {
        return new MachineType("own.Tape", () -> new Tape() {
            @Override
            public String sample(long number) {
                return sample == null ? String.valueOf(100 / number) : sample;
            }
        });
    }

    @Test
    void thoseThatComeAlongAreFoundByTheirNames() {
        assertThat(MachineType.BUILT_IN.stream().map(MachineType::toString))
                .containsExactly("kv", "queue", "lock", "config");
        for (MachineType type : MachineType.BUILT_IN) {
            assertThat(MachineType.builtIn(type.name())).containsSame(type);
            assertThat(type.isBuiltIn()).isTrue();
        }
        assertThat(MachineType.builtIn("own.Tape")).isEmpty();
        assertThat(offering("x").isBuiltIn()).isFalse();
    }

    @Test
    void thoseOfOneNameAreEqual() {
        assertThat(offering("x")).isEqualTo(offering("y")).hasSameHashCodeAs(offering("y"));
        assertThat(MachineType.KV).isNotEqualTo(MachineType.QUEUE).isNotEqualTo("kv");
        assertThat(MachineType.BUILT_IN.stream().map(MachineType::hashCode).distinct())
                .hasSize(4);
    }

    @Test
    void whereAMachineOffersNothingANumberIsDrawn() {
        Tape silent = new Tape();
        assertThat(silent.contents()).isEmpty();
        assertThat(silent.value("k")).isNull();
        MachineType type = new MachineType("own.Tape", Tape::new);
        for (long number : List.of(0L, 7L, 99L)) {
            assertThat(type.sample(number)).isEqualTo(new RawCommand(type, "" + number));
        }
        assertThat(type.sample(12_345).encode()).isEqualTo(Bytes.utf8("45"));
    }

    @Test
    void whatItOffersMustBeText() {
        String longest = "x".repeat(RawCommand.MAX_CHARACTERS);
        for (String good : List.of("x", "two words", longest)) {
            RawCommand sample = offering(good).sample(1);
            assertThat(sample.text()).isEqualTo(good);
            assertThat(sample.encode()).isEqualTo(Bytes.utf8(good));
        }
        for (String bad : List.of("", " ", "a\tb", longest + "x")) {
            MachineType type = offering(bad);
            assertThatThrownBy(() -> type.sample(7))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining(" gave '" + bad + "' for sample 7: 1 to 1000 characters");
            assertThatThrownBy(() -> new RawCommand(type, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("1 to 1000 characters, none a control character: ");
        }
        MachineType none = new MachineType("own.Tape", () -> new Tape() {
            @Override
            public String sample(long number) {
                return null;
            }
        });
        assertThatThrownBy(() -> none.sample(0))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(" gave 'null' for sample 0");
        assertThatThrownBy(() -> offering(null).sample(0))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(" threw java.lang.ArithmeticException: / by zero when it was"
                        + " asked for sample 0");
    }

    @Test
    void aCommandOfOnesOwnIsShownAsTyped() {
        MachineType type = offering("x");
        assertThat(new RawCommand(type, "add.1")).hasToString("propose add.1");
        assertThat(new RawCommand(type, "a \"b\" \\")).hasToString("propose \"a \\\"b\\\" \\\\\"");
    }
}
