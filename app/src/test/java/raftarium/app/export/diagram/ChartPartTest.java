package raftarium.app.export.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** A span of a session, and some of its nodes. */
class ChartPartTest {
    private static final Drawn STALE = Drawn.scenario("replication/stale-leader");
    private static final long FROM = 380_000_000;
    private static final long TO = 420_000_000;

    private static Drawn part(Long from, Long to, Set<Integer> nodes) {
        DiagramSubject all = STALE.subject();
        DiagramSubject part = new DiagramSubject(all.title(), all.timeline(), from, to, nodes);
        return new Drawn(STALE.reader(), part, STALE.events(), STALE.digests());
    }

    @Test
    void aSpanHasWhatIsInItAndNothingElse() {
        Chart whole = STALE.chart();
        Chart chart = part(FROM, TO, Set.of(1, 2, 3, 4, 5)).chart();
        assertThat(chart.fromNanos()).isEqualTo(FROM);
        assertThat(chart.toNanos()).isEqualTo(TO);
        assertThat(chart.arrows())
                .isNotEmpty()
                .isEqualTo(whole.arrows().stream()
                        .filter(arrow -> arrow.sentNanos() <= TO && arrow.endNanos() >= FROM)
                        .toList());
        assertThat(chart.lanes()).allSatisfy(track -> {
            assertThat(track.fromNanos()).isEqualTo(FROM);
            assertThat(track.last()).isNotNull();
            assertThat(track.last().toNanos()).isEqualTo(TO);
        });
        assertThat(chart.walls()).hasSize(1).first().satisfies(wall -> {
            assertThat(wall.fromNanos()).isEqualTo(FROM);
            assertThat(wall.toNanos()).isEqualTo(TO);
        });
        assertThat(chart.captions()).extracting(Chart.Caption::number).containsExactly(1);
    }

    @Test
    void onlyTheChosenNodesHaveLanes() {
        Drawn some = part(null, null, Set.of(2, 3, 5));
        assertThat(some.chart().shown()).containsExactly(2, 3, 5);
        assertThat(some.chart().arrows()).isNotEmpty().allMatch(arrow -> arrow.from() != 4);
        List<String> names = List.of("n1", "n4");
        for (Sizes sizes : List.of(Sizes.SLIDE, Sizes.README, Sizes.PAGE)) {
            assertThat(new Diagram(some.chart(), sizes).scene().items())
                    .noneMatch(item -> item instanceof Item.Words words
                            && (names.contains(words.text()) || words.y() < 0));
        }
        assertThat(some.reader().page(some.subject()).text()).contains("</html>");
    }

    @Test
    void aSpanWithoutAnythingIsDrawn() {
        Drawn nothing = part(2_000_000_000L, 2_010_000_000L, Set.of(1));
        assertThat(nothing.reader().slide(nothing.subject(), PictureTheme.DARK).text())
                .contains("</svg>");
        Drawn beyond = part(90_000_000_000L, null, Set.of(1, 2));
        assertThat(beyond.reader().strips(beyond.subject(), PictureTheme.DARK).text())
                .contains("</svg>");
        assertThat(beyond.reader().page(beyond.subject()).text()).contains("</html>");
    }
}
