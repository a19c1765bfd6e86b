package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import raftarium.app.arguments.Arguments.SeedRange;

/** With which seeds. */
final class SeedsMixin {
    private static final long MAX_SEEDS = 1_000_000;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "With each of these seeds; A alone is one.")
    @Nullable
    SeedRange seeds;

    /** Those that were said, 1,000,000 at most; or null. */
    @Nullable
    SeedRange seeds() throws UsageException {
        SeedRange said = seeds;
        if (said != null
                && (said.last() - said.first() >= MAX_SEEDS || said.last() - said.first() < 0)) {
            throw new UsageException("--seeds takes at most " + MAX_SEEDS + " seeds");
        }
        return said;
    }

    /** Those that were said, or else those. */
    SeedRange seeds(long first, long last) throws UsageException {
        SeedRange said = seeds();
        return said == null ? new SeedRange(first, last) : said;
    }
}
