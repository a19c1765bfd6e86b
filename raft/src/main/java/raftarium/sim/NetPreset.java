package raftarium.sim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Networks by name. */
public enum NetPreset {
    /** Every packet arrives after 100 us. */
    PERFECT(LinkSettings.delay(100_000, 100_000)),
    /** 0.5 to 2 ms. */
    LAN(LinkSettings.delay(500_000, 2_000_000)),
    /** 30 to 120 ms. */
    WAN(LinkSettings.delay(30_000_000, 120_000_000)),
    /** 1 to 10 ms; of a hundred packets ten are lost, two doubled, ten held back. */
    LOSSY(LinkSettings.delay(1_000_000, 10_000_000)
            .withLoss(100_000)
            .withDuplicate(20_000)
            .withReorder(100_000)),
    /** The MIT lab's: requests take 0 to 26 ms, in any order; one packet in ten is lost. */
    MIT_UNRELIABLE(new LinkSettings(100_000, 0, 26_000_000, 0, 0, 0, 0, true)),
    /** The MIT lab's: besides, two thirds of the replies are held back 200 to 2,200 ms. */
    MIT_REORDERING(new LinkSettings(
            100_000, 0, 26_000_000, 0, 666_667, 200_000_000, 2_200_000_000L, true)),
    /** 10 to 20 ms: at a tenth of real time one sees messages fly. */
    CLASSROOM(LinkSettings.delay(10_000_000, 20_000_000));

    private final LinkSettings settings;

    NetPreset(LinkSettings settings) {
        this.settings = settings;
    }

    /** What it sets every link to. */
    public LinkSettings settings() {
        return settings;
    }

    /** Its name as typed: {@code mit-unreliable}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The preset of that name, if there is one. */
    public static Optional<NetPreset> of(String key) {
        return Arrays.stream(values())
                .filter(preset -> preset.key().equals(key))
                .findFirst();
    }
}
