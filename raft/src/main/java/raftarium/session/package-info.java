/**
 * A session: what was done to a cluster, and when, so that one can go back to any moment of it and
 * take another way from there. A {@link raftarium.session.Timeline} is branches of recorded
 * commands and moments that were kept in between: to go somewhere is to take the nearest earlier
 * moment and let time pass, with what was recorded. Something is looked for in the past ({@link
 * raftarium.session.Past}) on copies of such moments, by whoever does the {@link
 * raftarium.session.SearchContext}.
 */
@NullMarked
package raftarium.session;

import org.jspecify.annotations.NullMarked;
