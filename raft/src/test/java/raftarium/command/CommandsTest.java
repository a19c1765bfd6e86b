package raftarium.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.grammar.Part;
import raftarium.grammar.Usage;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The table of all that can be done to a cluster. */
class CommandsTest {
    static Stream<Usage<? extends Command>> usages() {
        return Commands.CHAPTERS.stream().flatMap(chapter -> chapter.usages().stream());
    }

    @ParameterizedTest
    @MethodSource("usages")
    void eachExampleIsReadPrintedAndReadAsTheSame(Usage<? extends Command> usage)
            throws MistakeException {
        assertThat(usage.examples()).isNotEmpty();
        for (String example : usage.examples()) {
            Command command = read(usage, example);
            assertThat(read(usage, command.line())).as(example).isEqualTo(command);
        }
    }

    private static Command read(Usage<? extends Command> usage, String line)
            throws MistakeException {
        List<Word> words = Lexer.statements(line).get(0);
        assertThat(words.get(0).text()).isEqualTo(usage.word());
        return usage.read(new Words(words.get(0), words.subList(1, words.size())));
    }

    @ParameterizedTest
    @MethodSource("usages")
    void eachOptionIsExplained(Usage<? extends Command> usage) {
        assertThat(usage.says()).isNotEmpty();
        for (Part<?> part : usage.parts()) {
            if (part.label().startsWith("--")) {
                assertThat(part.meaning()).as(part.label()).endsWith(".");
            }
        }
    }

    /** With what is easily lost on the way: quotes, defaults, signs, units. */
    private static final List<String> LINES = List.of(
            "crash n1,n3..n5 --torn",
            "restart all except leader",
            "pause random 2",
            "resume n1",
            "timeout n2",
            "transfer n2 --no-wait",
            "clock n2 --drift -2.5%",
            "clock n2 --jump -50ms",
            "fault disk n1 slow 1ms..5ms",
            "fault disk n1 full",
            "fault disk n1 read-only",
            "fault disk n1 error",
            "fault disk n1 error 3",
            "fault disk n1 corrupt \"a file\"",
            "fault disk n1 ok",
            "add n6 --learner --no-wait",
            "promote n6",
            "remove n1",
            "members n1..n3",
            "compact n1",
            "compact every 1000",
            "compact every 65536B",
            "compact off",
            "partition n1,n2 | n3",
            "isolate leader",
            "heal",
            "cut n1 clients --one-way",
            "mend all all",
            "link n1 n2 --one-way --loss 0.5% --delay 10ms..20ms --duplicate 1% --reorder 2%",
            "net mit-unreliable",
            "hold n1 n2 --type AppendEntries",
            "hold --type Reply",
            "hold",
            "hold --id 12",
            "release",
            "deliver 1",
            "drop 2",
            "duplicate 3",
            "put \"a b\" \"--to\" --to n1 --no-wait --client \"x;y\"",
            "append x \"\"",
            "get x --read lease",
            "get x",
            "delete x",
            "cas x \"1\n2\" \"\\\"\"",
            "push v",
            "pop",
            "ack 7",
            "lock l",
            "unlock l",
            "set k v --version 0",
            "set k v",
            "watch k --after 3 --read local",
            "propose \"x y\" --client z",
            "propose \"x y\" --into leader",
            "load",
            "load --clients 7 --rate 9 --for 1.5s",
            "load stop",
            "run 1500us",
            "chance 17",
            "step",
            "step 7",
            "step 2 --to leader",
            "until n1 is leader and not leader within 2m",
            "expect value \"a b\" = \"and\"",
            "expect never figure 8 for 1h",
            "mark",
            "rule one-vote off",
            "rule one-vote on");

    @Test
    void eachKindOfCommandIsPrintedAsItIsTyped() throws MistakeException {
        Set<Class<?>> seen = new HashSet<>();
        for (String line : LINES) {
            Usage<? extends Command> usage = usages().filter(
                            one -> line.split(" ")[0].equals(one.word()))
                    .findFirst()
                    .orElseThrow();
            Command command = read(usage, line);
            assertThat(read(usage, command.line())).as(line).isEqualTo(command);
            seen.add(command.getClass());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(commands());
    }

    private static List<Class<?>> commands() {
        List<Class<?>> records = new ArrayList<>();
        collect(Command.class, records);
        return records;
    }

    private static void collect(Class<?> type, List<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else {
            for (Class<?> one : type.getPermittedSubclasses()) {
                collect(one, records);
            }
        }
    }
}
