package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.app.session.DataChoice;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOptions;
import raftarium.data.Digest;
import raftarium.session.Recorded;

import java.util.ArrayList;
import java.util.List;

/** What saving, rewinding and branching rest on: the lines, each at its time, are the session. */
class RecordingTest {
    private static final String EVERYTHING = """
            put first 1
            repeat 4
              maybe 60% crash random --torn
              if leader; put x "a b"; else; run 1s; end
              put y 1 --no-wait
              maybe 50% partition random 2 | n1 except n1,n2..n5
              run 300ms
              maybe 70% isolate random
              step 13
              if random is leader; timeout followers; end
              append x '#;"' --client it's'
              run 1s
              heal; restart down
            end
            load --clients 3 --rate 100 --for 2s
            link random all --loss 30% --delay 1ms..20ms
            until leader within 3s
            step 7; pause random; step; status random
            expect random is follower within 10ms
            crash n9
            net lossy
            rule deduplicate off
            cut n1 n2 --one-way
            run 2s
            resume all
            hold n2,n3 all --type AppendEntries; hold clients all
            put x 1 --no-wait; run 60ms
            duplicate 999999; release
            get x --read log
            cas x 1 2
            delete first
            note it's over
            mark
            expect never n1 term > 1000 for 1s
            """.replace("it's'", "\"it's\"");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theRecordedCommandsEachAtItsTimeGiveTheSameSession(long seed) throws SessionException {
        Playground first = playground(seed);
        Interpreter typed = new Interpreter(first);
        for (String line : statements()) {
            typed.execute(line);
        }
        List<Recorded> recording = first.session().timeline().branch().recorded();
        assertThat(recording.size()).isGreaterThan(15);
        assertThat(recording.get(0).actions()).isZero();

        Playground second = playground(seed);
        Redone.replay(recording, second.session().timeline());
        second.session().advanceTo(first.session().simulation().nowNanos());
        assertThat(digest(second)).isEqualTo(digest(first));
        assertThat(second.session().timeline().branch().recorded()).isEqualTo(recording);
        first.close();
        second.close();
    }

    @Test
    void whatPlaysBetweenCommandsIsFoundAgainByTimeAndEvents() throws SessionException {
        Playground first = playground(1);
        Interpreter typed = new Interpreter(first);
        Session session = first.session();
        session.advanceTo(400_000_000);
        typed.execute("crash leader");
        while (session.simulation().executed() < 150) {
            assertThat(session.step(Long.MAX_VALUE)).isTrue();
        }
        typed.execute("put x 1 --no-wait");
        session.advanceTo(3_000_000_000L);
        Playground second = playground(1);
        Redone.replay(session.timeline().branch().recorded(), second.session().timeline());
        second.session().advanceTo(3_000_000_000L);
        assertThat(digest(second)).isEqualTo(digest(first));
        first.close();
        second.close();
    }

    @Test
    void onlyWhatChangesTheSessionIsRecorded() {
        try (Lab lab = Lab.fresh()) {
            for (String line : List.of(
                    "status",
                    "help",
                    "note x",
                    "rules",
                    "messages",
                    "digest",
                    "link n1 n2",
                    "log",
                    "trace",
                    "frobnicate",
                    "new --nodes 3",
                    "crash n1",
                    "crash n9",
                    "run 1s",
                    "expect term > 0",
                    "repeat 2; maybe 100% mark; end",
                    "link n1 n2 --loss 1%",
                    "new --nodes 0")) {
                lab.type(line);
            }
            assertThat(lab.recorded())
                    .containsExactly("crash n1", "mark", "mark", "link n1 n2 --loss 1%");
        }
    }

    @Test
    void aNewSessionBeginsARecordingOfItsOwn() {
        try (Lab lab = Lab.fresh()) {
            lab.ok("mark; new; mark; mark");
            assertThat(lab.recorded()).hasSize(2);
        }
    }

    /** Statement by statement, as at the prompt, where a mistake costs only its line. */
    private static List<String> statements() {
        StringBuilder open = new StringBuilder();
        List<String> statements = new ArrayList<>();
        try (Playground playground = playground(0)) {
            Interpreter interpreter = new Interpreter(playground);
            for (String line : EVERYTHING.lines().toList()) {
                open.append(line).append('\n');
                if (!interpreter.parse(open.toString()).isOpen()) {
                    assertThat(interpreter.parse(open.toString()).mistakes())
                            .as(open.toString())
                            .isEmpty();
                    statements.add(open.toString());
                    open.setLength(0);
                }
            }
        }
        return statements;
    }

    private static Playground playground(long seed) {
        return new Playground(
                SessionOptions.DEFAULT.withSeed(seed).withData(new DataChoice.Memory()));
    }

    private static String digest(Playground playground) throws SessionException {
        return Digest.text(playground.session().simulation().trace().digest());
    }
}
