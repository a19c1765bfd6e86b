package raftarium.raft;

/**
 * What a message follows from, which may be long ago: some wait for the disk first. Event and
 * packet are numbers of the driver's own, which it gives with {@link RaftNode#follow}.
 *
 * @param event what was done to the node
 * @param packet the message that it had received by that, and so answers; 0 for anything else
 * @param election which time it was, from 1, that the node had become candidate or leader by that;
 *     0 if it hadn't
 */
public record Origin(long event, long packet, long election) {
    /** Of what follows from nothing that the driver has named. */
    public static final Origin NONE = new Origin(-1, 0, 0);

    Origin withElection(long number) {
        return new Origin(event, packet, number);
    }
}
