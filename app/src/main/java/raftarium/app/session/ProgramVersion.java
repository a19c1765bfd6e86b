package raftarium.app.session;

/** Which version of the program this is. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** As {@code raftarium 1.2}, from the jar. */
    public static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return "raftarium " + (version == null ? "(development)" : version);
    }
}
