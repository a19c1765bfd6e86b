package raftarium.app.lesson;

import java.util.List;

/** A prediction is judged behind the run that follows it in its step: so one must follow. */
final class PredictionOrder {
    private PredictionOrder() {}

    static void check(List<LessonEntry> parts, LessonMistakes mistakes) {
        boolean runs = false;
        for (int place = parts.size() - 1; place >= 0; place--) {
            LessonEntry part = parts.get(place);
            if (part.word().equals("run")) {
                runs = true;
            } else if (part.word().equals("predict") && !runs) {
                mistakes.add(part.wrong("this prediction is never judged: no run follows it in its"
                        + " step; what is asked of the present is an observe"));
            } else if (part.word().equals("setup") || part.word().equals("do")) {
                // The cluster would go on before the answer is judged.
                runs = false;
            }
        }
    }
}
