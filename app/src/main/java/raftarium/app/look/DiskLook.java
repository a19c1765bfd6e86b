package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.sim.DiskView;
import raftarium.storage.Finding;

import java.util.ArrayList;
import java.util.List;

/** What is on the disks of nodes of a simulation, as text and as fields. */
public final class DiskLook {
    private final int last;
    private final List<String> lines = new ArrayList<>();
    private final List<JsonObject> objects = new ArrayList<>();

    /**
     * @param last how many batches of each node are shown, of those that are sound
     */
    public DiskLook(int last) {
        this.last = last;
    }

    public void add(String node, DiskView view) {
        DiskText text = new DiskText(view.openResult(), view::isSynced, lines::add);
        DiskFields fields = new DiskFields(node, view::isSynced, objects::add);
        lines.add(node);
        long left =
                view.findings().stream().filter(Finding.Batch.class::isInstance).count();
        boolean leavesOut = false;
        long omitted = 0;
        for (Finding finding : view.findings()) {
            if (finding instanceof Finding.Batch batch) {
                leavesOut = left > last && batch.damage() == null;
                omitted += leavesOut ? 1 : 0;
                left--;
            }
            boolean ofBatch =
                    finding instanceof Finding.Batch || finding instanceof Finding.BatchRecord;
            if (ofBatch && leavesOut) {
                continue;
            }
            if (omitted > 0) {
                text.omitted(omitted);
                omitted = 0;
            }
            finding.tell(text);
            finding.tell(fields);
        }
        lines.add(DiskText.openResult(node, view.openResult()));
        fields.summary(view.openResult());
    }

    /** As text. */
    public String text() {
        return String.join("\n", lines);
    }

    /** As fields. */
    public JsonArray fields() {
        return DiskFields.list(objects);
    }
}
