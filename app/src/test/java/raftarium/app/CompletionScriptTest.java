package raftarium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import raftarium.app.arguments.Arguments;
import raftarium.check.mit.MitScenario;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.NetPreset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What shells offer behind {@code raftarium}: all that is taken, and nothing that isn't. */
class CompletionScriptTest {
    private static final Program PROGRAM = new Program();

    private static final CommandLine LINE = Main.line(PROGRAM);

    @TempDir
    Path place;

    private static List<CommandSpec> commands() {
        List<CommandSpec> commands = new ArrayList<>(List.of(LINE.getCommandSpec()));
        LINE.getSubcommands().values().forEach(line -> commands.add(line.getCommandSpec()));
        return commands;
    }

    /** A command line with that in it, and something for each argument that must be there. */
    private static void isTaken(CommandSpec command, List<String> words, ArgSpec instead) {
        List<String> line = new ArrayList<>();
        if (command != LINE.getCommandSpec()) {
            line.add(command.name());
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (parameter == instead) {
                line.addAll(words);
            } else if (parameter.arity().min() > 0) {
                List<String> offers = Arguments.words(parameter);
                line.add(offers.isEmpty() ? "something" : offers.get(0));
            }
        }
        if (instead instanceof OptionSpec) {
            line.addAll(words);
        }
        assertThatCode(() -> LINE.parseArgs(line.toArray(new String[0])))
                .as("%s", line)
                .doesNotThrowAnyException();
    }

    @Test
    void eachWordThatIsOfferedIsTaken() {
        int words = 0;
        for (CommandSpec command : commands()) {
            for (OptionSpec option : command.options()) {
                for (String word : Arguments.words(option)) {
                    isTaken(command, List.of(option.longestName(), word), option);
                    words++;
                }
            }
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                for (String word : Arguments.words(parameter)) {
                    isTaken(command, List.of(word), parameter);
                    words++;
                }
            }
            for (String option : CompletionScript.options(command)) {
                OptionSpec spec = command.findOption(option);
                if (spec == null || spec.negatable() || spec.arity().max() == 0) {
                    isTaken(command, List.of(option), command.options().get(0));
                }
            }
        }
        assertThat(words).isGreaterThan(100);
    }

    @Test
    void eachWordThatIsTakenIsOffered() {
        Map<Class<?>, List<String>> all = Map.of(
                Rule.class, Arrays.stream(Rule.values()).map(Rule::key).toList(),
                NetPreset.class,
                        Arrays.stream(NetPreset.values()).map(NetPreset::key).toList(),
                MachineType.class, List.of("kv", "queue", "lock", "config"));
        int closed = 0;
        for (CommandSpec command : commands()) {
            for (ArgSpec argument : command.args()) {
                Class<?> type =
                        argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
                List<String> words = Arguments.words(argument);
                if (all.containsKey(type)) {
                    assertThat(words).as("%s", argument).isEqualTo(all.get(type));
                    closed++;
                } else if (type.isEnum()) {
                    assertThat(words).as("%s", argument).hasSameSizeAs(type.getEnumConstants());
                    closed++;
                }
            }
        }
        assertThat(closed).isGreaterThan(20);
        CommandSpec suite = LINE.getSubcommands().get("suite").getCommandSpec();
        List<String> scenarios = Arguments.words(suite.positionalParameters().get(1));
        assertThat(scenarios).hasSameSizeAs(MitScenario.values());
        assertThat(scenarios).allMatch(key -> MitScenario.of(key).isPresent());
        assertThat(Outcome.of(
                                "suite",
                                Arguments.words(suite.positionalParameters().get(0))
                                        .get(0),
                                "--list")
                        .status())
                .isZero();
    }

    /** What bash has for each of these command lines, in which the last word is being typed. */
    private Map<String, List<String>> asked(List<String> lines) throws Exception {
        Path script = Files.writeString(
                place.resolve("completion"), Outcome.of("completion").out());
        StringBuilder asking = new StringBuilder("source '" + script + "'\n");
        for (String line : lines) {
            asking.append("COMP_WORDS=(")
                    .append(line)
                    .append(")\n")
                    .append("COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_raftarium\n")
                    .append("IFS=' '; echo \"${COMPREPLY[*]}\"\n");
        }
        Path questions = Files.writeString(place.resolve("questions"), asking);
        Path out = place.resolve("out");
        Files.writeString(place.resolve("some.jsonl"), "");
        Files.createDirectory(place.resolve("somewhere"));
        Process process = new ProcessBuilder("bash", questions.toString())
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> answers = Files.readAllLines(out);
        assertThat(answers).as("%s", answers).hasSameSizeAs(lines);
        Map<String, List<String>> asked = new TreeMap<>();
        for (int index = 0; index < lines.size(); index++) {
            List<String> words = new ArrayList<>(List.of(answers.get(index).split(" ")));
            words.remove("");
            asked.put(lines.get(index), words);
        }
        return asked;
    }

    @Test
    void bashOffersTheWordsOfEachOptionAndArgument() throws Exception {
        assumeThat(ManualTest.isThere("bash")).as("there is bash").isTrue();
        Map<String, List<String>> wanted = new TreeMap<>();
        for (CommandSpec command : commands()) {
            String begun =
                    command == LINE.getCommandSpec() ? "raftarium" : "raftarium " + command.name();
            for (OptionSpec option : command.options()) {
                if (option.arity().max() > 0 && !option.negatable()) {
                    wanted.put(
                            begun + " " + option.longestName() + " ''",
                            CompletionScript.offers(command, option));
                }
            }
            wanted.put(
                    begun + " --",
                    CompletionScript.options(command).stream()
                            .filter(name -> name.startsWith("--"))
                            .toList());
        }
        Map<String, List<String>> asked = asked(List.copyOf(wanted.keySet()));
        wanted.forEach((line, words) -> {
            List<String> known =
                    words.stream().filter(word -> !word.startsWith("@")).toList();
            if (known.size() == words.size()) {
                assertThat(asked.get(line)).as(line).isEqualTo(words);
            } else {
                assertThat(asked.get(line)).as(line).containsAll(known).contains("somewhere");
            }
        });
    }

    @Test
    void bashKnowsWhereInALineItIs() throws Exception {
        assumeThat(ManualTest.isThere("bash")).as("there is bash").isTrue();
        Map<String, String> wanted = new TreeMap<>(Map.of(
                "raftarium --net la", "lan",
                "raftarium run --net = la", "lan",
                "raftarium run --net =",
                        "perfect lan wan lossy mit-unreliable mit-reordering classroom",
                "raftarium run --net=la", "--net=lan",
                "raftarium --color never sui", "suite",
                "raftarium torture --without re",
                        "reject-old-term read-confirms restart-vote-wait removed-nodes"
                                + " restart-timer",
                "raftarium suite ''", "mit",
                "raftarium suite --seeds 1..2 mit figure",
                        String.join(
                                " ",
                                Arrays.stream(MitScenario.values())
                                        .map(MitScenario::key)
                                        .filter(key -> key.startsWith("figure"))
                                        .toList()),
                "raftarium run --seed 3 some.", "some.jsonl"));
        wanted.put("raftarium disk so", "somewhere");
        wanted.put("raftarium run --data m", "memory");
        wanted.put("raftarium help ru", "run");
        wanted.put("raftarium export hi", "history");
        wanted.put("raftarium export history some.", "some.jsonl");
        wanted.put("raftarium --seed ''", "");
        Map<String, List<String>> asked = asked(List.copyOf(wanted.keySet()));
        wanted.forEach((line, words) ->
                assertThat(String.join(" ", asked.get(line))).as(line).isEqualTo(words));
    }
}
