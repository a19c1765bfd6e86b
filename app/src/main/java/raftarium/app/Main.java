package raftarium.app;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println("raftarium 0.1.0");
        }
    }
}
