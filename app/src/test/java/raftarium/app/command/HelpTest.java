package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class HelpTest {
    private static final Pattern EXAMPLE = Pattern.compile("Example: (.*)");

    /** What must have happened before an example makes sense; mostly a leader. */
    private String before(String example) {
        if (example.startsWith("open ")) {
            return here("save split.raftarium");
        }
        if (example.contains("down")) {
            return "crash n1";
        }
        if (example.startsWith("promote n6")) {
            return "add n6 --learner";
        }
        if (example.startsWith("transfer n2")) {
            return "if n2 is leader; transfer n3; end";
        }
        if (example.startsWith("compare")) {
            return "back; crash n1";
        }
        if (example.equals("fate")) {
            return "new --nodes 5 --seed 1 --election 1h..2h --without vote-majority; partition"
                    + " n1,n2 | n3..n5; timeout n1; timeout n3; run 50ms";
        }
        if (example.endsWith(" 12")) {
            return "new --seed 1; hold; run 1s";
        }
        for (String machine :
                List.of("queue push pop ack", "lock lock unlock", "config set watch")) {
            List<String> words = List.of(machine.split(" "));
            if (words.subList(1, words.size()).contains(example.split(" ")[0])) {
                return "new --seed 1 --machine " + words.get(0) + "; " + Lab.SETTLED;
            }
        }
        return example.startsWith("timeout n3") ? "if n3 is leader; crash n3; restart n3; end" : "";
    }

    @TempDir
    Path place;

    /** Tests run in a directory of their own, and leave no file in it. */
    private String here(String example) {
        return example.replace("scripts/", Path.of("").toAbsolutePath().getParent() + "/scripts/")
                .replace("run.jsonl", place.resolve("run.jsonl").toString())
                .replace(" crash.", " " + place.resolve("crash."))
                .replace("split.raft", place.resolve("split.raft").toString());
    }

    static Stream<String> commands() {
        try (Lab lab = Lab.fresh()) {
            return lab.interpreter().commandNames().stream().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleOfACommandCanBeTypedAsItStands(String command) {
        try (Lab lab = Lab.settled()) {
            lab.ok("mark; run 1s; transfer n1; run 1s");
            lab.interpreter().setCockpit(() -> {});
            Matcher examples = EXAMPLE.matcher(lab.ok("help " + command));
            int found = 0;
            while (examples.find()) {
                String example = examples.group(1);
                lab.ok(before(example));
                assertThat(example).contains(command);
                assertThat(lab.type(here(example)).status())
                        .as(example)
                        .isNotEqualTo(Reply.Status.MISTAKE);
                found++;
            }
            assertThat(found).as("examples of " + command).isPositive();
        }
    }

    @Test
    void everyCommandThatIsBuiltIsListed() {
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.interpreter().commandNames())
                    .contains(
                            "new",
                            "crash",
                            "restart",
                            "pause",
                            "resume",
                            "partition",
                            "isolate",
                            "heal",
                            "timeout")
                    .contains(
                            "link", "net", "put", "append", "get", "delete", "cas", "run", "step",
                            "until", "speed")
                    .contains(
                            "cut", "mend", "mark", "load", "repeat", "if", "maybe", "note",
                            "status", "log", "trace", "disk")
                    .contains(
                            "messages",
                            "hold",
                            "release",
                            "deliver",
                            "drop",
                            "duplicate",
                            "expect",
                            "digest",
                            "rules",
                            "rule",
                            "help",
                            "exit",
                            "else",
                            "end")
                    .isSorted();
            String help = lab.ok("help");
            for (String command : lab.interpreter().commandNames()) {
                assertThat(help).containsPattern("(?m)^  " + command + " ");
            }
        }
    }

    @Test
    void noHelpIsWiderThanABoxOnAScreenOf80Columns() {
        try (Lab lab = Lab.fresh()) {
            List<String> topics = new ArrayList<>(lab.interpreter().commandNames());
            topics.addAll(List.of("conditions", "nodes", "limits", "majority", "leader"));
            topics.add("");
            for (String topic : topics) {
                assertThat(lab.ok("help " + topic).lines())
                        .as(topic)
                        .filteredOn(line -> !line.contains("Example: "))
                        .allMatch(line -> line.length() <= 74);
            }
            assertThat(lab.ok("help link")).contains("[--duplicate P]");
        }
    }

    @Test
    void helpOnAWordThatIsNoCommandFindsWhatSpeaksOfIt() {
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.ok("help majority"))
                    .startsWith("no command is called 'majority'; these speak of it:")
                    .contains("\n  rule joint-majorities  ", "\n  rule vote-majority  ")
                    .contains("\n  conditions  leader ", "\n  nodes  majority ");
            assertThat(lab.ok("help majorities").lines().skip(1))
                    .containsExactlyElementsOf(
                            lab.ok("help majority").lines().skip(1).toList());
            assertThat(lab.ok("help paused")).contains("\n  pause ");
            assertThat(lab.mistaken("help frobnicate")).isEqualTo("no help on 'frobnicate'");
            assertThat(lab.mistaken("help crsh")).contains("did you mean 'crash'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "quit", ":q"})
    void whatHandsAreUsedToEndsTheSession(String line) {
        try (Lab lab = Lab.fresh()) {
            lab.ok(line);
            assertThat(lab.interpreter().hasLeft()).isTrue();
        }
    }

    @Test
    void helpSaysWhatACommandTakes() {
        try (Lab lab = Lab.fresh()) {
            assertThat(lab.ok("help crash")).startsWith("crash NODES [--torn]").contains("power");
            assertThat(lab.ok("help link"))
                    .contains("[--one-way]", "[--loss P]", "20%")
                    .doesNotContain("%%");
            assertThat(lab.ok("help maybe")).contains("maybe 20% crash random");
            assertThat(lab.ok("help conditions"))
                    .contains("logs agree", "result none|ok|failed|unknown")
                    .contains("next|match", "probed|replicated|snapshotted", "NODE is voter")
                    .contains("members = SET", "joint ");
            assertThat(lab.ok("help nodes")).contains("stale-leader", "except");
            assertThat(lab.ok("help")).doesNotContain("@|", "\u001b");
            assertThat(lab.interpreter().options("crash")).isEqualTo(List.of("--torn"));
            assertThat(lab.interpreter().options("frobnicate")).isEmpty();
        }
    }
}
