package raftarium.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.words.Expectations;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/** A command of two shapes: it is read, printed, explained and proposed by the same parts. */
class UsageTest {
    private sealed interface Tea {}

    private record Pot(
            String kind,
            int cups,
            List<String> extras,
            boolean hot,
            @Nullable Long rest) implements Tea {}

    private record Bag(String kind, String sugar) implements Tea {}

    private record Manner(List<String> extras, boolean hot) {}

    private static final Part<String> KIND =
            Part.argument("KIND", Kinds.TEXT.naming(List.of("green", "black")), "Which.");

    private static final Shape<Manner> MANNER = Shape.of(Manner.class)
            .with(new Part.Repeated<>("--with", "WHAT", Kinds.TEXT, "Beside it."), Manner::extras)
            .with(Part.denial("--iced", "Cold."), Manner::hot)
            .makes(Manner::new);

    private static final Usage<Tea> TEA = Usage.of(
            "tea",
            List.of("Makes tea. It takes a while.", "With a bag it is faster."),
            List.of("tea green"),
            Shape.of(Pot.class)
                    .with(KIND, Pot::kind)
                    .with(Part.option("--cups", "N", Kinds.POSITIVE, 1, "How many."), Pot::cups)
                    .with(MANNER, pot -> new Manner(pot.extras, pot.hot))
                    .with(Part.option("after", "D", Kinds.TIME, "How long it rests."), Pot::rest)
                    .makes((kind, cups, manner, rest) ->
                            new Pot(kind, cups, manner.extras, manner.hot, rest)),
            Shape.of(Bag.class)
                    .word("bag")
                    .word("of")
                    .with(KIND, Bag::kind)
                    .with(Part.needed("--sugar", "S", Kinds.TEXT, ""), Bag::sugar)
                    .makes(Bag::new));

    private static Tea read(String line) throws MistakeException {
        List<Word> words = Lexer.statements(line).get(0);
        return TEA.read(new Words(words.get(0), words.subList(1, words.size())));
    }

    private static String mistake(String line) {
        try {
            return "read as " + read(line);
        } catch (MistakeException mistake) {
            return mistake.column() + ": " + mistake.what();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tea green",
                "tea \"\"",
                "tea \"--iced\"",
                "tea \"two words\" --cups 2 --with lemon --with \"a \\\"b\\\"\" --iced after 5m",
                "tea bag of black --sugar \"-1\"",
            })
    void whatIsPrintedIsReadAsTheSame(String line) throws MistakeException {
        Tea tea = read(line);
        assertThat(TEA.print(tea)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "tea --cups=2 green, tea green --cups 2",
        "tea --iced green after 300s, tea green --iced after 5m",
        "tea --cups 1 green, tea green",
        "tea bag --sugar brown of green, tea bag of green --sugar brown",
    })
    void optionsStandAnywhereAndWhatIsUsualIsNotPrinted(String line, String printed)
            throws MistakeException {
        assertThat(TEA.print(read(line))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "tea ! 4: KIND or 'bag' is missing; usage: tea KIND [--cups N] [--with WHAT]"
                        + " [--iced] [after D]|bag of KIND --sugar S",
                "tea green --cups ! 17: N is missing; usage: tea KIND [--cups N] [--with WHAT]"
                        + " [--iced] [after D]|bag of KIND --sugar S",
                "tea green --cups 0 ! 18: --cups: 1 or more expected, not 0",
                "tea green --cups=x ! 18: --cups: 'x' is no whole number",
                "tea green --cups 1 --cups 2 ! 20: --cups is said twice",
                "tea green --icde ! 11: unexpected '--icde'; did you mean '--iced'?",
                "tea green --sugar 1 ! 11: unexpected '--sugar'; usage: tea KIND [--cups N]"
                        + " [--with WHAT] [--iced] [after D]|bag of KIND --sugar S",
                "tea green afetr 5m ! 11: unexpected 'afetr'; usage: tea KIND [--cups N] [--with"
                        + " WHAT] [--iced] [after D]|bag of KIND --sugar S",
                "tea green after ! 16: D is missing; usage: tea KIND [--cups N] [--with WHAT]"
                        + " [--iced] [after D]|bag of KIND --sugar S",
                "tea green after 5 ! 17: '5' is no time: 250us, 250ms, 1.5s, 2m or 1h would be",
                "tea bag off green ! 9: 'of' expected, not 'off'; did you mean 'of'?",
                "tea bag of green ! 17: --sugar S is missing; usage: tea KIND [--cups N] [--with"
                        + " WHAT] [--iced] [after D]|bag of KIND --sugar S",
            })
    void aMistakeIsThatOfTheShapeThatFitsLongest(String line, String said) {
        assertThat(mistake(line)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'' ! green black --cups --with --iced bag --sugar",
                "green ! after --cups --with --iced",
                "green --cups ! ''",
                "green --with x ! after --cups --with --iced",
                "bag ! after --cups --with --iced of --sugar",
                "bag of ! green black --sugar",
                "green --nothing ! ''",
            })
    void whatMayComeNextIsProposed(String line, String proposed) throws MistakeException {
        List<Word> words = Lexer.read(line).statements().stream().findFirst().orElse(List.of());
        Expectations expectations = new Expectations();
        TEA.expect(new Word("tea", false, 1, 1), words, expectations);
        assertThat(String.join(
                        " ",
                        expectations.offers().stream()
                                .map(offer -> ((Expectations.Exactly) offer).text())
                                .toList()))
                .isEqualTo(proposed);
    }

    @Test
    void theHintSaysWhatIsLeftOfEachShape() {
        Expectations expectations = new Expectations();
        TEA.expect(
                new Word("tea", false, 1, 1), List.of(new Word("bag", false, 1, 5)), expectations);
        assertThat(expectations.said())
                .isEqualTo("[--cups N] [--with WHAT] [--iced] [after D]|of KIND --sugar S");
    }

    @Test
    void theFirstSentenceStandsForIt() {
        assertThat(TEA.summary()).isEqualTo("Makes tea.");
        assertThat(TEA.options()).containsExactly("--cups", "--iced", "--sugar", "--with");
    }

    @Test
    void whatCanOnlyBeReadIsNotPrinted() {
        Shape<String> shape = Shape.<String>toRead().with(KIND).makes(kind -> kind);
        assertThat(shape.prints("green")).isFalse();
        assertThatThrownBy(() -> shape.print("green")).hasMessage("KIND can only be read");
    }
}
