package raftarium.storage;

import java.util.regex.Pattern;

/** The names of files that begin with a batch or belong to one; they sort as batches do. */
final class BatchFile {
    /** A file that is being made has this behind its name. */
    static final String TEMPORARY = ".tmp";

    private static final Pattern DIGITS = Pattern.compile("[0-7][0-9a-f]{15}");

    private BatchFile() {}

    /** 16 hexadecimal digits and the suffix. */
    static String name(long batch, String suffix) {
        String digits = Long.toHexString(batch);
        return "0".repeat(16 - digits.length()) + digits + suffix;
    }

    /** Whether it is the name that {@link #name} gives to some batch. */
    static boolean isName(String file, String suffix) {
        return file.endsWith(suffix)
                && DIGITS.matcher(file.substring(0, file.length() - suffix.length()))
                        .matches()
                && batchOf(file) > 0;
    }

    static long batchOf(String file) {
        return Long.parseLong(file, 0, 16, 16);
    }

    /** The name without {@link #TEMPORARY}, if it has that. */
    static String finished(String file) {
        return file.endsWith(TEMPORARY)
                ? file.substring(0, file.length() - TEMPORARY.length())
                : file;
    }
}
