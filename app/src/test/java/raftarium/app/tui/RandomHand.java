package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.pane.UiState;
import raftarium.command.Command;
import raftarium.data.RandomStream;
import raftarium.session.Recorded;

import java.util.ArrayList;
import java.util.List;

/** Presses random keys, and looks at what comes of each. */
final class RandomHand implements Sitting.Hand {
    /** What is typed, too. */
    private static final List<String> LINES = List.of(
            "status",
            "until leader",
            "run 200ms",
            "crash leader; step 5",
            "note here",
            "isolate leader; rule commit-majority off; put x 1 --to leader --no-wait; run 300ms",
            "goto 0.2s",
            "link all all --loss 20%",
            "new --nodes 3 --seed 7 --without pre-vote; until leader",
            "add n8 --learner --no-wait; run 100ms",
            "show all",
            "bogus");

    private static final KeyType[] IN_LISTS = {
        KeyType.ArrowUp, KeyType.ArrowDown, KeyType.PageDown, KeyType.Enter, KeyType.Escape
    };

    private final RandomStream chance;
    private final int most;
    private final List<KeyStroke> keys = new ArrayList<>();
    private final List<String> pressed = new ArrayList<>();

    private String before = "";
    private long flashes;
    private boolean isAlone;
    private int standing;
    private int strokes;

    RandomHand(RandomStream chance, int most) {
        this.chance = chance;
        this.most = most;
        for (KeyTable.Binding binding : KeyTable.BINDINGS) {
            if (!binding.shown().equals("q")) {
                binding.characters()
                        .chars()
                        .forEach(letter -> keys.add(new KeyStroke((char) letter, false, false)));
                binding.types().stream().sorted().forEach(type -> keys.add(new KeyStroke(type)));
            }
        }
        keys.add(new KeyStroke(KeyType.Escape));
        keys.add(new KeyStroke('a', false, false));
    }

    /** How often it was looked at while the clock stood. */
    int standing() {
        return standing;
    }

    /** What was pressed. */
    String pressed() {
        return String.join("", pressed);
    }

    @Override
    public List<KeyStroke> next(Sitting sitting) {
        check(sitting);
        if (strokes >= most) {
            return List.of();
        }
        strokes++;
        List<KeyStroke> next = pick(sitting);
        next.forEach(key -> pressed.add(
                key.getKeyType() == KeyType.Character
                        ? String.valueOf(key.getCharacter())
                        : " " + key.getKeyType().name() + " "));
        isAlone = next.size() == 1 && sitting.ui().mode == UiState.Mode.PANES;
        before = sitting.text();
        flashes = sitting.ui().flashes;
        return next;
    }

    private void check(Sitting sitting) {
        UiState ui = sitting.ui();
        boolean sends = ui.flashes > flashes;
        if (isAlone && !sends) {
            boolean isQuiet = sitting.text().equals(before) && ui.message.isEmpty();
            assertThat(isQuiet).as("neither an effect nor a word").isFalse();
        }
        if (sends) {
            checkDeed(sitting, ui.flash);
        }
        if (sitting.frame().speed() == 0) {
            Seen.check(sitting);
            standing++;
        }
    }

    /** The line that is shown is one that can be typed, and what was done. */
    private static void checkDeed(Sitting sitting, String line) {
        assertThat(sitting.interpreter().parse(line).mistakes()).as(line).isEmpty();
        Command command = sitting.interpreter().read(line);
        List<Frame.Echo> echoes = sitting.frame().echoes();
        boolean isDone = echoes.stream()
                .skip(Math.max(0, echoes.size() - 1))
                .anyMatch(one -> one.line().equals(line) && one.reply().isOk());
        if (isDone && command != null && command.changes()) {
            List<Recorded> recorded = sitting.session().timeline().branch().recorded();
            assertThat(recorded.stream()
                            .filter(Recorded.Given.class::isInstance)
                            .map(one -> ((Recorded.Given) one).command()))
                    .last()
                    .isEqualTo(command);
        }
    }

    private List<KeyStroke> pick(Sitting sitting) {
        if (sitting.frame().speed() > 0 && chance.below(4) > 0) {
            return letter(' ');
        }
        return switch (sitting.ui().mode) {
            case PANES -> inPanes();
            case PROMPT, SEARCH ->
                types(saves(sitting) || chance.below(3) == 0 ? KeyType.Escape : KeyType.Enter);
            case HELP, OUTPUT, MENU -> types(IN_LISTS[(int) chance.below(IN_LISTS.length)]);
            case PARTITION ->
                chance.below(3) == 0
                        ? types(chance.below(4) == 0 ? KeyType.Escape : KeyType.Enter)
                        : letter((char) ('1' + chance.below(3)));
        };
    }

    /** Nobody wants a file of it. */
    private static boolean saves(Sitting sitting) {
        return sitting.ui().editor.text().startsWith("save ");
    }

    private List<KeyStroke> inPanes() {
        return chance.below(8) == 0
                ? typed(LINES.get((int) chance.below(LINES.size())))
                : List.of(keys.get((int) chance.below(keys.size())));
    }

    private static List<KeyStroke> typed(String line) {
        List<KeyStroke> typed = new ArrayList<>(letter(':'));
        line.chars().forEach(letter -> typed.addAll(letter((char) letter)));
        typed.addAll(types(KeyType.Enter));
        return typed;
    }

    private static List<KeyStroke> letter(char letter) {
        return List.of(new KeyStroke(letter, false, false));
    }

    private static List<KeyStroke> types(KeyType type) {
        return List.of(new KeyStroke(type));
    }
}
