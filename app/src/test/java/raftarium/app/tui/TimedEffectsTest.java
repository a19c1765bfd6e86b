package raftarium.app.tui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import raftarium.app.command.Lab;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.FrameMaker;
import raftarium.app.tui.pane.UiState;
import raftarium.app.tui.ring.Slides;

/** Frames come by themselves while something is shown for a moment, and then none does. */
class TimedEffectsTest {
    private static final long AN_HOUR_MILLIS = 3_600_000;

    private final UiState ui = new UiState(KeyTable.hints());
    private final TimedEffects effects = new TimedEffects(ui);
    private final FrameMaker maker = new FrameMaker();
    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.fresh();
        lab.ok("new --seed 42");
        effects.pass(frame(), 0);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Frame frame() {
        return maker.make(lab.session(), 0);
    }

    private String shown() {
        return Pictures.text(frame(), ui, 120, 40);
    }

    @Test
    void whileCardsSlideFramesComeThoughTheClockStands() {
        lab.ok("partition n1,n4 | n2,n3,n5");
        Frame split = frame();
        String stands = shown();
        assertThat(effects.untilNextMillis(0)).isEqualTo(AN_HOUR_MILLIS);
        effects.pass(split, 0);
        assertThat(effects.untilNextMillis(0)).isLessThan(Slides.NANOS / 1_000_000 / 5);
        assertThat(effects.pass(split, Slides.NANOS / 2)).isTrue();
        assertThat(shown()).isNotEqualTo(stands);
        assertThat(effects.pass(split, Slides.NANOS))
                .as("that in which they stand")
                .isTrue();
        assertThat(shown()).isEqualTo(stands);
        assertThat(effects.pass(split, Slides.NANOS + 1)).isFalse();
        assertThat(effects.untilNextMillis(Slides.NANOS + 1)).isEqualTo(AN_HOUR_MILLIS);
    }

    @Test
    void anotherSizeIsShownAtOnce() {
        lab.ok("partition n1,n4 | n2,n3,n5");
        effects.pass(frame(), 0);
        Frame split = frame();
        effects.pass(split, Slides.NANOS);
        Pictures.text(split, ui, 120, 40);
        effects.pass(split, Slides.NANOS + 1);
        assertThat(Pictures.text(split, ui, 160, 50))
                .isEqualTo(Pictures.text(split, new UiState(KeyTable.hints()), 160, 50));
        assertThat(effects.pass(split, Slides.NANOS + 2)).isFalse();
    }

    @Test
    void theLineOfAKeyIsShownForAWhile() {
        ui.flash("crash n2");
        assertThat(effects.pass(frame(), 0)).isFalse();
        long millis = TimedEffects.FLASH_NANOS / 1_000_000;
        assertThat(effects.untilNextMillis(0)).isBetween(millis, millis + 1);
        assertThat(effects.pass(frame(), TimedEffects.FLASH_NANOS - 1)).isFalse();
        assertThat(ui.flash).isEqualTo("crash n2");
        assertThat(effects.pass(frame(), TimedEffects.FLASH_NANOS)).isTrue();
        assertThat(ui.flash).isEmpty();
    }
}
