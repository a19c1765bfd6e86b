package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever is typed, there is an answer and no exception. In full with -Draftarium.fuzz=100000. */
class FuzzTest {
    private static final int LINES = Integer.getInteger("raftarium.fuzz", 1_500);
    private static final long SEED = Long.getLong("raftarium.seed", 20_261_124);

    private static final List<String> LINES_THAT_WORK = List.of(
            "new --nodes 3 --seed 7 --net wan --without one-vote",
            "crash leader --torn",
            "restart down",
            "pause random 2",
            "resume all",
            "partition n1,n2 | n3..n5",
            "isolate all except n1, n2",
            "heal",
            "timeout followers",
            "link n1 n2..n3 --loss 20% --delay 10ms..50ms --duplicate 1% --reorder 2% --one-way",
            "link clients all",
            "net mit-unreliable",
            "put x 'a b' --to n2 --client c",
            "append x 7 --no-wait",
            "get x --read local --to n3",
            "delete x",
            "cas x 1 2",
            "run 20ms",
            "step 10",
            "until leader and not n1 is crashed within 100ms",
            "speed max",
            "cut n1 clients --one-way",
            "mend all all",
            "mark",
            "load --clients 3 --rate 100 --for 1s",
            "load stop",
            "repeat 3; run 5ms; end",
            "if value x on n1 = 3; put x 1; else; run 1ms; end",
            "maybe 20% crash random",
            "note it's fine",
            "status leader",
            "log n1 --last 3",
            "disk n1,down --last 3",
            "trace --last 5 --node n2 --type role-changed",
            "messages",
            "hold n1 leader --type RequestVote",
            "hold; run 40ms; release",
            "deliver 12",
            "drop 12",
            "duplicate 12",
            "expect never stale-leader commit > 5 for 30ms",
            "expect members = n1..n5 and not joint and n3 is voter and n2 match >= 0",
            "expect n2 is replicated and followers next > 1",
            "expect logs agree and result ok within 20ms",
            "expect (leader or no leader) and n1 last >= n2 last - 1",
            "until count all with (is voter and last >= 1) > 1 for 5ms within 20ms",
            "expect n1 vote = leader or n2 vote = none or n1 term at 1 = 1",
            "expect rule one-vote on and result of c2 waiting or used put < commands - refused",
            "put x 1 --wait 5ms --client amy --no-wait",
            "digest",
            "rules",
            "rule commit-own-term off",
            "help crash",
            "add n6 --no-wait",
            "add n6 --learner",
            "add n6..n8 --no-wait",
            "members n1..n3,n6,n7 --no-wait",
            "members all except random --no-wait",
            "promote n6 --no-wait",
            "remove random --no-wait",
            "compact all",
            "compact every 5",
            "compact off",
            "why no leader",
            "why n2",
            "why 12",
            "why not committed 3",
            "history",
            "fault disk n2 slow 5ms",
            "fault disk n2 ok",
            "clock n2 --jump 5ms",
            "transfer n2 --no-wait",
            "source nowhere.raft",
            "help limits");

    private static final List<String> PIECES = List.of(
            "n1",
            "n9",
            "n2..",
            "all",
            "except",
            ",",
            "|",
            "--",
            "-",
            "--to",
            "--torn=",
            "--nodes",
            "\"",
            "'",
            "\\",
            "#",
            ";",
            "\n",
            "\t",
            "0",
            "-1",
            "99999999999999999999",
            "20%",
            "5ms",
            "10ms..1ms",
            "not",
            "and",
            "or",
            "(",
            ")",
            "((",
            "count all with (",
            "vote",
            "at",
            "+",
            "result of",
            "rule",
            "used",
            "--wait",
            "within",
            "never",
            "for",
            "leader",
            "value",
            "result",
            "none",
            "members",
            "joint",
            "match",
            "voter",
            "end",
            "else",
            "repeat 2",
            "if",
            "maybe 50%",
            "random",
            "random 9",
            "clients",
            "=",
            "<=",
            "\u0000",
            "\u0007",
            "\uFFFF",
            "\uFEFF",
            "\u2028",
            "\u00e9",
            "\uD83D",
            "\uD83D\uDE00",
            "@file",
            "${x}",
            "%s",
            "memory",
            "\u001b[31m");

    private final RandomStream chance = RandomStream.of(SEED, "fuzz");

    @Test
    void whateverIsTypedIsAnsweredInTextAndNeverThrows() {
        Lab lab = Lab.settled();
        int mistakes = 0;
        for (int count = 0; count < LINES; count++) {
            if (lab.nowNanos() > 20_000_000_000L || lab.simulation().violation() != null) {
                lab.close();
                lab = Lab.settled();
            }
            String line = line();
            try {
                Reply reply = lab.type(line);
                if (reply.status() == Reply.Status.MISTAKE) {
                    mistakes++;
                    assertThat(reply.output()).isNotBlank();
                }
            } catch (RuntimeException | StackOverflowError trouble) {
                throw new AssertionError(
                        "seed " + SEED + ", line " + count + ": " + shown(line), trouble);
            }
        }
        lab.close();
        assertThat(mistakes).isBetween(LINES / 10, LINES * 19 / 20);
    }

    /** As they come from a pipe: what is no UTF-8 is replaced, and is no command. */
    @Test
    void rawBytesAreAnsweredTooAndNeverThrow() {
        try (Lab lab = Lab.settled()) {
            for (int count = 0; count < LINES; count++) {
                byte[] bytes = new byte[1 + (int) chance.below(60)];
                for (int place = 0; place < bytes.length; place++) {
                    bytes[place] = (byte) chance.below(256);
                }
                String line = new String(bytes, StandardCharsets.UTF_8);
                try {
                    Reply reply = lab.type(line);
                    assertThat(reply.isOk() || !reply.output().isBlank())
                            .as("seed %d: %s", SEED, shown(line))
                            .isTrue();
                } catch (RuntimeException | StackOverflowError trouble) {
                    throw new AssertionError("seed " + SEED + ": " + shown(line), trouble);
                }
            }
        }
    }

    private static String shown(String line) {
        StringBuilder shown = new StringBuilder();
        line.chars()
                .forEach(unit -> shown.append(
                        unit >= 32 && unit < 127
                                ? String.valueOf((char) unit)
                                : String.format("\\u%04x", unit)));
        return shown.toString();
    }

    private String line() {
        StringBuilder line = new StringBuilder(any(LINES_THAT_WORK));
        for (long changes = chance.below(4); changes > 0; changes--) {
            change(line);
        }
        String changed = line.toString();
        // Neither files nor days of virtual time.
        return changed.contains("--data") || changed.matches("(?s).*\\d(s|m|h)\\b.*")
                ? "status"
                : changed;
    }

    private void change(StringBuilder line) {
        int place = (int) chance.below(line.length() + 1);
        int end = (int) Math.min(line.length(), place + chance.below(6));
        switch ((int) chance.below(6)) {
            case 0 -> line.insert(place, any(PIECES));
            case 1 -> line.insert(place, " " + any(PIECES) + " ");
            case 2 -> line.delete(place, end);
            case 3 -> line.insert(place, line.substring(place, end));
            case 4 -> line.insert(place, (char) chance.below(0x10000));
            default -> line.append("; ").append(any(LINES_THAT_WORK));
        }
    }

    private <T> T any(List<T> list) {
        return list.get((int) chance.below(list.size()));
    }
}
