package raftarium.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;

/** Section 8 and dissertation 6.3: each client's command takes effect once. */
class SessionsTest {
    private final KeyValueStore store = new KeyValueStore();
    private final Sessions sessions = new Sessions(store);

    private static Bytes command(long client, long serial, long answeredBelow, KeyValueCommand of) {
        return new SessionCommand(client, serial, answeredBelow, of.encode()).encode();
    }

    private static Bytes append(long client, long serial, long answeredBelow) {
        return command(client, serial, answeredBelow, KeyValueCommand.append("k", "" + serial));
    }

    @Test
    void aRepetitionGetsTheFirstAnswerAndChangesNothing() {
        Bytes delete = command(1, 2, 1, KeyValueCommand.delete("k"));
        sessions.apply(append(1, 1, 1), true);
        assertThat(sessions.apply(delete, true).value()).isEqualTo(Bytes.utf8("true"));
        assertThat(sessions.apply(delete, true).value()).isEqualTo(Bytes.utf8("true"));
        sessions.apply(append(1, 1, 1), true);
        assertThat(store.value("k")).isNull();
    }

    @Test
    void anAnswerThatIsNoneIsRemembered() {
        Bytes get = command(1, 1, 1, KeyValueCommand.get("k"));
        assertThat(sessions.apply(get, true)).isEqualTo(Sessions.Applied.NOTHING);
        sessions.apply(append(2, 1, 1), true);
        assertThat(sessions.apply(get, true)).isEqualTo(Sessions.Applied.NOTHING);
    }

    @Test
    void whatAMachineThrowsIsToldAsItsOwn() {
        Sessions wrong = new Sessions(new Thrower());
        assertThatThrownBy(() -> wrong.apply(append(1, 7, 1), true))
                .isInstanceOf(MachineException.class)
                .hasMessage("state machine " + Thrower.class.getName()
                        + " threw java.lang.ArithmeticException: / by zero when it applied"
                        + " 'append k 7'");
    }

    private static final class Thrower implements StateMachine {
        private final KeyValueStore store = new KeyValueStore();

        @Override
        public Bytes apply(Bytes command) {
            return Bytes.utf8("" + command.length() / store.values().size());
        }

        @Override
        public @Nullable Bytes query(Bytes command) {
            return store.query(command);
        }

        @Override
        public String describe(Bytes command) {
            return store.describe(command);
        }

        @Override
        public Bytes snapshot() {
            return store.snapshot();
        }

        @Override
        public void restore(Bytes snapshot) {
            store.restore(snapshot);
        }

        @Override
        public Thrower copy() {
            return new Thrower();
        }
    }

    @Test
    void withoutDeduplicateARepetitionIsAppliedAgain() {
        sessions.apply(append(1, 1, 1), false);
        sessions.apply(append(1, 1, 1), false);
        assertThat(store.value("k")).isEqualTo("11");
    }

    @Test
    void clientsCountApart() {
        sessions.apply(append(1, 1, 1), true);
        sessions.apply(append(2, 1, 1), true);
        assertThat(store.value("k")).isEqualTo("11");
    }

    @Test
    void serialNumbersAreASetAndNeedNotComeInOrder() {
        sessions.apply(append(1, 3, 1), true);
        sessions.apply(append(1, 1, 1), true);
        sessions.apply(append(1, 2, 1), true);
        sessions.apply(append(1, 3, 1), true);
        assertThat(store.value("k")).isEqualTo("312");
    }

    /** A packet that was held back in the network comes when its client is long past it. */
    @Test
    void aRepetitionOfWhatHasHadItsAnswerIsNotAppliedEither() {
        sessions.apply(append(1, 1, 1), true);
        sessions.apply(append(1, 2, 2), true);
        assertThat(sessions.apply(append(1, 1, 1), true)).isEqualTo(Sessions.Applied.NOTHING);
        assertThat(store.value("k")).isEqualTo("12");
    }

    @Test
    void aRepetitionWithAnOldMarkDoesNotLowerIt() {
        sessions.apply(append(1, 1, 1), true);
        sessions.apply(append(1, 5, 5), true);
        sessions.apply(append(1, 5, 1), true);
        sessions.apply(append(1, 3, 3), true);
        assertThat(store.value("k")).isEqualTo("15");
    }

    @Test
    void bytesThatAreNoCommandChangeNothing() {
        assertThat(sessions.apply(Bytes.utf8("short"), true)).isEqualTo(Sessions.Applied.NOTHING);
    }

    @Test
    void theSessionsUsedLastAreRememberedAndNoMore() {
        for (int client = 1; client <= Sessions.MAX_SESSIONS; client++) {
            sessions.apply(append(client, 1, 1), true);
        }
        sessions.apply(append(1, 1, 1), true);
        sessions.apply(append(1_000_000, 1, 1), true);
        String before = store.value("k");

        sessions.apply(append(1, 1, 1), true);
        assertThat(store.value("k")).as("client 1 was heard of lately").isEqualTo(before);

        sessions.apply(append(2, 1, 1), true);
        assertThat(store.value("k")).as("client 2 is forgotten").isEqualTo(before + "1");
    }

    @Test
    void aCopyIsApartAndForgetsInTheSameOrder() {
        for (int client = 1; client <= Sessions.MAX_SESSIONS; client++) {
            sessions.apply(append(client, 1, 1), true);
        }
        sessions.apply(append(1, 1, 1), true);
        Sessions copy = sessions.copy();
        KeyValueStore other = (KeyValueStore) copy.machine();
        sessions.apply(append(7, 2, 2), true);
        assertThat(other.value("k")).hasSize(Sessions.MAX_SESSIONS);

        copy.apply(append(1_000_000, 1, 1), true);
        copy.apply(append(1, 1, 1), true);
        assertThat(other.value("k")).as("client 1").hasSize(Sessions.MAX_SESSIONS + 1);
        copy.apply(append(2, 1, 1), true);
        assertThat(other.value("k")).as("client 2").hasSize(Sessions.MAX_SESSIONS + 2);
    }

    @Test
    void aCopyRemembersWhatHasHadItsAnswer() {
        sessions.apply(append(1, 1, 1), true);
        sessions.apply(append(1, 2, 2), true);
        Sessions copy = sessions.copy();
        copy.apply(append(1, 1, 1), true);
        assertThat(((KeyValueStore) copy.machine()).value("k")).isEqualTo("12");
    }
}
