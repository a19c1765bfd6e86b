package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.Arrays;
import java.util.List;

/** What is seen of a machine that isn't as it must be, and that nothing is of one that is. */
class CheckedCopiesTest {
    private static final String OF_SNAPSHOT =
            ": snapshot() and restore() leave something out, or it isn't deterministic";
    private static final String OF_COPY =
            ": copy() leaves something out, or it isn't deterministic";
    private static final String OF_BOTH =
            ": it isn't deterministic, or neither snapshot() nor copy() has its whole state";

    private static final String RESTORED = "a machine restored from its snapshot ";

    private long serial;

    /** One command is behind it. */
    private Sessions watched(Tape machine, StateMachine fresh) {
        Sessions sessions = new Sessions(machine);
        apply(sessions, "a");
        assertThat(sessions.hasCheckedCopies()).isFalse();
        sessions.beginCheckedCopies(() -> fresh);
        assertThat(sessions.hasCheckedCopies()).isTrue();
        return sessions;
    }

    private void apply(Sessions sessions, String command) {
        serial++;
        sessions.apply(new SessionCommand(1, serial, 1, Bytes.utf8(command)).encode(), true);
    }

    static List<MachineType> machines() {
        return MachineType.BUILT_IN;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void machinesThatComeAlongHaveNoFlaw(MachineType type) {
        Sessions sessions = new Sessions(type.fresh());
        RandomStream random = RandomStream.of(1, "copies");
        for (int round = 0; round < 20; round++) {
            sessions.beginCheckedCopies(type::fresh);
            Sessions other = sessions.copy();
            for (int count = 0; count < 10; count++) {
                Bytes command = MachineSnapshotTest.command(type, random, 1_000_000_000L * round)
                        .encode();
                serial++;
                Bytes next = new SessionCommand(1, serial, serial, command).encode();
                assertThat(other.apply(next, true)).isEqualTo(sessions.apply(next, true));
                assertThat(other.mark()).isEqualTo(sessions.mark());
                assertThat(sessions.mark().bytes())
                        .isEqualTo(sessions.machine().snapshot().length());
            }
            assertThat(sessions.endCheckedCopies()).isEmpty();
            assertThat(sessions.hasCheckedCopies()).isFalse();
            assertThat(other.flaw()).isEmpty();
            assertThat(other.endCheckedCopies()).isEmpty();
        }
    }

    private void isFlawed(Tape machine, StateMachine fresh, String flaw) {
        Sessions sessions = watched(machine, fresh);
        assertThat(sessions.flaw()).isEqualTo(flaw);
        apply(sessions, "b");
        assertThat(sessions.endCheckedCopies()).as("the first that is seen").isEqualTo(flaw);
        assertThat(sessions.flaw()).isEmpty();
        assertThat(sessions.endCheckedCopies()).isEmpty();
    }

    private void isFlawedOnceItGoesOn(Tape machine, StateMachine fresh, String flaw) {
        Sessions sessions = watched(machine, fresh);
        assertThat(sessions.flaw()).isEmpty();
        apply(sessions, "b");
        assertThat(sessions.flaw()).isEqualTo(flaw);
        assertThat(sessions.copy().flaw()).isEqualTo(flaw);
        apply(sessions, "c");
        assertThat(sessions.endCheckedCopies()).as("the first that is seen").isEqualTo(flaw);
    }

    private static Tape restoring(String other) {
        return new Tape() {
            @Override
            public void restore(Bytes snapshot) {
                super.restore(snapshot);
                text = new StringBuilder(other);
            }
        };
    }

    private static Tape throwing() {
        return new Tape() {
            @Override
            public Bytes apply(Bytes command) {
                throw new IllegalStateException("never");
            }
        };
    }

    private static Tape answering(String answer) {
        return new Tape() {
            @Override
            public Bytes apply(Bytes command) {
                super.apply(command);
                return answer == null ? null : Bytes.utf8(answer);
            }

            @Override
            Tape fresh() {
                return answering(answer);
            }
        };
    }

    private static Tape copiedAs(StateMachine copy) {
        return new Tape() {
            @Override
            public StateMachine copy() {
                return copy == null ? this : copy;
            }
        };
    }

    private static Tape at(Tape tape) {
        tape.apply(Bytes.utf8("a"));
        return tape;
    }

    @Test
    void whatIsLostOnTheWayThroughASnapshotOrACopyIsSeenAtOnce() {
        String differs = "gives another snapshot than it does";
        isFlawed(new Tape(), restoring("?"), RESTORED + differs + OF_SNAPSHOT);
        isFlawed(copiedAs(new Tape()), new Tape(), "its copy " + differs + OF_COPY);
        isFlawed(copiedAs(new Tape()), restoring("?"), RESTORED + differs + OF_BOTH);
        Tape cannotRestore = new Tape() {
            @Override
            public void restore(Bytes snapshot) {
                throw new IllegalStateException("never");
            }
        };
        String thrown = "restore(snapshot()) throws java.lang.IllegalStateException: never";
        isFlawed(new Tape(), cannotRestore, thrown);
        Tape counts = new Tape() {
            @Override
            public Bytes snapshot() {
                count++;
                return super.snapshot();
            }
        };
        isFlawed(
                counts,
                new Tape(),
                "snapshot() gives other bytes the second time, though nothing was applied in"
                        + " between");
    }

    @Test
    void aCopyThatIsNotApartIsSeenAtTheNextCommand() {
        String changes = "when a copy of it applies 'the letter b', its own state changes: copy() ";
        isFlawedOnceItGoesOn(copiedAs(null), new Tape(), changes + "gives the machine itself");
        Tape sharing = new Tape() {
            @Override
            public StateMachine copy() {
                Tape copy = new Tape();
                copy.text = text;
                copy.count = count;
                return copy;
            }
        };
        isFlawedOnceItGoesOn(
                sharing, new Tape(), changes + "shares state with it, or state is static");
    }

    @Test
    void answersThatDifferAreSeen() {
        String says = "it answers '2' to 'the letter b', ";
        isFlawedOnceItGoesOn(
                new Tape(), answering("7"), says + RESTORED + "answers '7'" + OF_SNAPSHOT);
        isFlawedOnceItGoesOn(
                new Tape(), answering(null), says + RESTORED + "answers none" + OF_SNAPSHOT);
        isFlawedOnceItGoesOn(
                new Tape(),
                throwing(),
                says + RESTORED + "throws java.lang.IllegalStateException: never" + OF_SNAPSHOT);
        isFlawedOnceItGoesOn(
                copiedAs(at(answering("7"))), new Tape(), says + "its copy answers '7'" + OF_COPY);
        isFlawedOnceItGoesOn(
                copiedAs(at(answering("7"))),
                answering("8"),
                says + RESTORED + "answers '8'" + OF_BOTH);
        isFlawedOnceItGoesOn(
                answering(null),
                answering("x".repeat(40)),
                "it answers none to 'the letter b', " + RESTORED + "answers '" + "x".repeat(40)
                        + "'" + OF_SNAPSHOT);
        isFlawedOnceItGoesOn(
                answering(null),
                answering("x".repeat(41)),
                "it answers none to 'the letter b', " + RESTORED + "answers '" + "x".repeat(40)
                        + "...'" + OF_SNAPSHOT);
    }

    @Test
    void whatShowsInNoAnswerIsSeenInTheEnd() {
        Tape drifts = new Tape() {
            @Override
            public Bytes apply(Bytes command) {
                super.apply(command);
                count += 10;
                return Bytes.utf8("2");
            }
        };
        Sessions sessions = watched(answering("2"), drifts);
        apply(sessions, "b");
        assertThat(sessions.flaw()).isEmpty();
        assertThat(sessions.copy().endCheckedCopies())
                .isEqualTo(sessions.endCheckedCopies())
                .isEqualTo(RESTORED + "gives another snapshot than it does, after the same commands"
                        + OF_SNAPSHOT);
    }

    @Test
    void aRestoreLetsGoOfThem() {
        Sessions sessions = watched(new Tape(), restoring("?"));
        sessions.restore(sessions.snapshot(true));
        assertThat(sessions.hasCheckedCopies()).isFalse();
        assertThat(sessions.flaw()).isEmpty();
        assertThat(sessions.copy().hasCheckedCopies()).isFalse();
    }

    @Test
    void aMachineThatGivesNothingIsToldSo() {
        Tape empty = new Tape() {
            @Override
            public Bytes snapshot() {
                return null;
            }

            @Override
            public StateMachine copy() {
                return null;
            }
        };
        Sessions sessions = new Sessions(empty);
        String name = "state machine " + empty.getClass().getName();
        assertThatThrownBy(sessions::mark)
                .isInstanceOf(MachineException.class)
                .hasMessage(name + " gave null for a snapshot");
        assertThatThrownBy(sessions::copy)
                .isInstanceOf(MachineException.class)
                .hasMessage(name + " gave null for a copy");
    }

    @Test
    void statesThatDifferInAnyByteHaveOtherMarks() {
        for (int length = 0; length <= 20; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 'x');
            StateMark mark = StateMark.of(Bytes.of(bytes));
            assertThat(mark.bytes()).isEqualTo(length);
            assertThat(mark).isEqualTo(StateMark.of(Bytes.of(bytes)));
            assertThat(mark.isOfSameState(mark.with("a flaw"))).isTrue();
            assertThat(mark.with("a flaw").flaw()).isEqualTo("a flaw");
            byte[] longer = Arrays.copyOf(bytes, length + 1);
            assertThat(mark.isOfSameState(StateMark.of(Bytes.of(longer)))).isFalse();
            for (int place = 0; place < length; place++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] other = bytes.clone();
                    other[place] ^= (byte) (1 << bit);
                    StateMark of = StateMark.of(Bytes.of(other));
                    assertThat(of.hash()).as("%d, bit %d", place, bit).isNotEqualTo(mark.hash());
                    assertThat(of.isOfSameState(mark)).isFalse();
                }
            }
        }
        assertThat(new StateMark(1, 5, "").isOfSameState(new StateMark(2, 5, "")))
                .isFalse();
    }
}
