package raftarium.storage;

/** What a file on a node's disk is, as its name says. */
public enum FileKind {
    /** A part of the log. */
    SEGMENT,
    /** A snapshot. */
    SNAPSHOT,
    /** A segment or snapshot that a crash has come before the end of; opening deletes it. */
    HALF_MADE,
    /** Called like a segment, but without a batch's number. */
    MISNAMED,
    /** Not the log's; left alone. */
    FOREIGN;

    /** What a file of that name is. */
    public static FileKind of(String file) {
        String finished = BatchFile.finished(file);
        boolean isSegment = BatchFile.isName(finished, SegmentHeader.SUFFIX);
        boolean isSnapshot = BatchFile.isName(finished, SnapshotFile.SUFFIX);
        if (!isSegment && file.endsWith(SegmentHeader.SUFFIX)) {
            return MISNAMED;
        } else if (!isSegment && !isSnapshot) {
            return FOREIGN;
        } else if (!finished.equals(file)) {
            return HALF_MADE;
        }
        return isSegment ? SEGMENT : SNAPSHOT;
    }
}
