package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.check.Property;
import raftarium.raft.Rule;
import raftarium.trace.EventType;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may stand at a place of a line; | is the place. */
class CompletionTest {
    private static Lab lab;

    @BeforeAll
    static void open() {
        lab = Lab.settled();
        lab.ok("put apple 1; put avocado 2; put 'a b' 3");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private static Completion at(String text) {
        return lab.interpreter()
                .completer()
                .complete(text, text.length(), KnownNames.of(lab.session()));
    }

    private static List<String> texts(String text) {
        return at(text).texts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crash n1; ",
                "crash n1;",
                "maybe 20% ",
                "repeat 2\n",
                "if leader; put x 1; else; ",
                "note 'a;b' # c\n"
            })
    void anyCommandMayBeginAStatement(String text) {
        assertThat(texts(text))
                .containsAll(lab.interpreter().commandNames())
                .hasSameSizeAs(lab.interpreter().commandNames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "cra ! crash",
                "crash n1;res ! restart resume",
                "maybe 5% par ! partition",
                "crash foll ! followers",
                "crash n1,le ! leader",
                "crash n1..n2,ma ! majority",
                "crash n2.. ! n2..n3 n2..n4 n2..n5",
                "crash n4..n ! n4..n5",
                "crash leader ex ! except",
                "crash all except n1,n ! n1 n2 n3 n4 n5",
                "crash all --t ! --torn",
                "partition n1|fo ! followers",
                "`partition n1 ` ! except |",
                "cut n1 cl ! clients",
                "crash cl !",
                "add n ! n6",
                "members n6 ! n6",
                "members n1,st ! stale-leader",
                "put a ! apple avocado",
                "delete av ! avocado",
                "get apple --read l ! log local lease",
                "get apple --read=l ! log local lease",
                "get apple --to st ! stale-leader",
                "rule commit-m ! commit-majority",
                "rule one-vote o ! off on",
                "new --net mit ! mit-unreliable mit-reordering",
                "new --data mem ! memory",
                "new --without=re ! reject-old-term read-confirms restart-vote-wait removed-nodes"
                        + " restart-timer",
                "new --machine q ! queue",
                "net w ! wan",
                "hold --type RequestV ! RequestVote RequestVoteReply",
                "trace --type vote-r ! vote-refused",
                "load s ! stop",
                "expect lead ! leader",
                "expect ne ! never",
                "expect not lin ! linearizable",
                "expect leader is c ! candidate crashed",
                "expect n1 co ! commit",
                "expect n1 commit > ! > >=",
                "expect n1 ma ! match",
                "expect n1 is v ! voter",
                "expect n1 is p ! paused probed",
                "expect j ! joint",
                "expect mem ! members",
                "expect members ! members",
                "`expect members ` ! `= !=`",
                "expect members = n1,le ! leader",
                "expect leader and ru ! rule",
                "expect leader and re ! refused result",
                "expect leader wi ! within",
                "expect never leader f ! first for",
                "until no ! no not",
                "until no l ! leader",
                "until logs ! logs",
                "until logs a ! agree",
                "if messages < ! < <=",
                "expect violation d ! durability",
                "expect value ap ! apple",
                "expect value apple o ! on",
                "expect value apple on n1 n ! none",
                "expect result f ! failed",
                "why no ! no not",
                "why not ! not",
                "why not c ! committed",
                "compact ev ! every",
                "fault d ! disk",
                "fault disk n1 re ! read-only",
                "help condi ! conditions",
                "help cra ! crash",
                "note cra !",
                "put x 'cra !",
                "put x y # cra !",
                "crsh n !",
                "crash --tor n !",
                "`run ` !",
                "crash n1 n !",
            })
    void whatMayStandThereIsProposed(String text, String wanted) {
        List<String> words = wanted == null ? List.of() : List.of(wanted.split(" "));
        assertThat(texts(text)).as(text).containsExactlyElementsOf(words);
    }

    @Test
    void theWordsForAnArgumentAreThoseThatItsTypeHas() {
        assertThat(texts("rule "))
                .containsAll(Arrays.stream(Rule.values()).map(Rule::key).toList());
        assertThat(texts("new --without "))
                .containsAll(Arrays.stream(Rule.values()).map(Rule::key).toList());
        assertThat(texts("trace --type "))
                .containsAll(Arrays.stream(EventType.values())
                        .filter(type -> type != EventType.NOTE)
                        .map(EventType::key)
                        .toList());
        assertThat(texts("expect violation "))
                .containsAll(Arrays.stream(Property.values()).map(Property::key).toList())
                .contains("and", "within");
    }

    @Test
    void everyOptionOfEveryCommandIsProposed() {
        for (String command : lab.interpreter().commandNames()) {
            for (String option : lab.interpreter().options(command)) {
                assertThat(texts(command + " --")).as(command).contains(option);
            }
        }
    }

    @Test
    void noWordThatIsProposedIsRefusedForItself() {
        int proposed = 0;
        for (String command : lab.interpreter().commandNames()) {
            List<String> places = new ArrayList<>(List.of(command + " "));
            lab.interpreter().options(command).forEach(option -> {
                places.add(command + " " + option + " ");
                places.add(command + " " + option + "=");
            });
            for (String place : places) {
                for (String word : texts(place)) {
                    assertThat(lab.interpreter().parse(place + word).mistakes())
                            .as(place + word)
                            .extracting(MistakeException::what)
                            .noneMatch(what -> what.contains("'" + word + "'")
                                    && !what.endsWith("expected behind '" + word + "'"));
                    proposed++;
                }
            }
        }
        assertThat(proposed).isGreaterThan(300);
    }

    @Test
    void anOptionIsProposedOnceUnlessItMayBeRepeated() {
        assertThat(texts("put x 1 --no-wait --")).containsExactly("--to", "--client", "--wait");
        assertThat(texts("new --without one-vote --w")).containsExactly("--without");
    }

    @Test
    void candidatesSayWhatTheyMean() {
        assertThat(at("cras").candidates().get(0).meaning()).contains("power");
        assertThat(at("crash stale").candidates().get(0).meaning()).contains("older term");
        assertThat(at("rule one-v").candidates().get(0).meaning()).isNotBlank();
        assertThat(at("until linea").candidates().get(0).meaning()).contains("history");
        assertThat(at("crash n1 --to").candidates().get(0).meaning()).contains("random part");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cra | sh NODES [--torn]",
                "crash | ` NODES [--torn]`",
                "`crash ` | NODES [--torn]",
                "`crash n1 ` | [--torn]",
                "`until ` | CONDITION [within D]",
                "`expect leader within ` | D",
                "`get x --read ` | HOW",
                "`repeat ` | N",
                "`maybe ` | P COMMAND",
                "crash fol | lowers",
                "crash | ` NODES [--torn]`",
                "`crash n1,` | a node or a set of nodes (n1, n2..n4, all, leader, ...)",
                "`` | ``",
                "`crsh ` | ``",
            })
    void theHintSaysWhatComesNext(String text, String wanted) {
        assertThat(at(text).hint()).as(text).isEqualTo(wanted);
    }

    @Test
    void whatIsBehindThePlaceDoesNotCount() {
        Completion completion =
                lab.interpreter().completer().complete("crash fo; heal", 8, KnownNames.of(5));
        assertThat(completion.texts()).containsExactly("followers");
        assertThat(completion.start()).isEqualTo(6);
        assertThat(at("crash n1,le").start()).isEqualTo(9);
    }

    @Test
    void whatAllBeginWithIsCertain() {
        assertThat(at("hold --type RequestV").common()).isEqualTo("RequestVote");
        assertThat(at("frobnicate").common()).isEmpty();
    }

    @Test
    void aKeyWithABlankIsProposedAsItMustBeTyped() {
        assertThat(texts("get ")).contains("apple", "avocado", "\"a b\"");
    }

    @Test
    void messagesInFlightAreProposedById() {
        try (Lab other = Lab.fresh()) {
            other.ok("hold; run 1s");
            Completion completion = other.interpreter()
                    .completer()
                    .complete("drop ", 5, KnownNames.of(other.session()));
            assertThat(completion.candidates())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.meaning()).contains("Vote"));
            assertThat(other.type("drop " + completion.texts().get(0)).isOk()).isTrue();
        }
    }

    @Test
    void namesOfFilesAreProposedDirectoryByDirectory(@TempDir Path directory) throws IOException {
        Files.createFile(directory.resolve("run.jsonl"));
        Files.createFile(directory.resolve(".hidden"));
        Files.createDirectory(directory.resolve("runs"));
        String place = directory.toString().replace('\\', '/') + "/";
        Completion completion = at("export history " + place);
        assertThat(completion.texts()).containsExactly(place + "run.jsonl", place + "runs/");
        assertThat(completion.candidates().get(1).whole()).isFalse();
        assertThat(texts("export history " + place + "nowhere/")).isEmpty();
        assertThat(texts("new --data " + place + "runs")).containsExactly(place + "runs/");
    }

    @Test
    void askingChangesNothing() {
        String before = lab.digest();
        texts("crash random 2 ");
        texts("maybe 50% crash random ");
        assertThat(lab.digest()).isEqualTo(before);
    }
}
