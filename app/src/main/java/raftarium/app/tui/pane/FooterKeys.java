package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which keys help here, the most useful first. What acts on a message or a link stands in front
 * while one is selected, and else isn't; where there is one pane at a time, so does the way to the
 * others; and in the past, what travels. Most pictures have those of the one before.
 */
final class FooterKeys {
    /** What they hang on. */
    private record Here(boolean acts, boolean presents, boolean isPast, boolean stands) {}

    private final List<KeyHint> all;
    private @Nullable Here here;
    private List<KeyHint> keys = List.of();

    FooterKeys(List<KeyHint> all) {
        this.all = all;
    }

    List<KeyHint> of(Frame frame, UiState ui) {
        Here now = new Here(
                ui.focus == PaneKind.FLIGHT || ui.focus == PaneKind.LINKS,
                ui.presents,
                frame.place().isPast(),
                frame.view().isStopped());
        if (!now.equals(here)) {
            here = now;
            keys = inOrder(now);
        }
        return keys;
    }

    private List<KeyHint> inOrder(Here now) {
        List<KeyHint> helping = all.stream()
                .filter(key -> !key.footer().isEmpty() && (now.acts || !key.acts()))
                .filter(key -> now.stands ? key.looks() : !key.isOfTheEnd())
                .filter(key -> now.isPast || !key.isToPresent())
                .toList();
        Set<KeyHint> ordered = new LinkedHashSet<>();
        helping.stream().filter(key -> now.presents && key.isToPanes()).forEach(ordered::add);
        helping.stream().filter(KeyHint::acts).forEach(ordered::add);
        helping.stream().filter(key -> now.isPast && key.travels()).forEach(ordered::add);
        helping.stream().filter(key -> !key.isSpare()).forEach(ordered::add);
        ordered.addAll(helping);
        ordered.removeIf(KeyHint::isLast);
        all.stream().filter(KeyHint::isLast).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
