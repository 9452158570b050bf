package org.jiheng.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.scoring.EvaluationSummary;
import org.jiheng.security.Caller;
import org.jiheng.security.Scope;
import org.jiheng.security.StillSignedIn;

/** Open streams of new evaluations. No thread waits for them; in silence one query a second finds out for all that there is nothing new. */
@ApplicationScoped
class ChangeStreams {
    private static final int MOST = 500;

    /** Of one user: nobody takes them all. */
    private static final int MOST_OF_ONE = 20;

    private static final int AT_ONCE = 200;
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Within five seconds nobody sees what they may no longer see. */
    private static final int TICKS_OF_TRUST = 4;

    /** Proxies end what is silent for long. */
    private static final int TICKS_OF_SILENCE = 15;

    private final Changes changes;
    private final ChangePlaces places;
    private final ChangeOrder order;
    private final StillSignedIn signedIn;
    private final ObjectMapper json;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openOf = new ConcurrentHashMap<>();

    ChangeStreams(Changes changes, ChangePlaces places, ChangeOrder order, StillSignedIn signedIn, ObjectMapper json) {
        this.changes = changes;
        this.places = places;
        this.order = order;
        this.signedIn = signedIn;
        this.json = json;
    }

    /**
     * Opens a stream.
     *
     * @param since a place in {@link Changes}
     * @throws ProblemException 503 when too many are open, 400 when there is no such place
     */
    Multi<OutboundSseEvent> open(String since, ProjectFilter filter, Sse sse, RoutingContext request) {
        // Refused before the first byte, and not in the midst of the stream.
        Changes.News first = changes.since(since, filter, AT_ONCE);
        Stream stream = new Stream(filter, sse, request, Caller.scope(), first.next());
        Multi<OutboundSseEvent> rest = Multi.createFrom()
                .ticks()
                .startingAfter(first.more() ? Duration.ofMillis(1) : TICK)
                .every(TICK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> stream.tick())
                .select()
                .first(events -> events != null && !stream.ended)
                .onItem()
                .transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events));
        List<OutboundSseEvent> beginning = stream.events(first);
        String user = Caller.name();
        // The last that can fail: what is taken is given back when the stream ends.
        take(user);
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().iterable(beginning), rest)
                .onTermination()
                .invoke(() -> giveBack(user));
    }

    private void take(String user) {
        boolean tooMany = open.incrementAndGet() > MOST;
        boolean tooManyOfOne = openOf.merge(user, 1, Integer::sum) > MOST_OF_ONE;
        if (!tooMany && !tooManyOfOne) {
            return;
        }
        giveBack(user);
        throw tooManyOfOne
                ? new ProblemException(
                        ProblemType.BUSY,
                        "您已打开 " + MOST_OF_ONE + " 个事件流，请先关闭不用的。",
                        "You have " + MOST_OF_ONE + " event streams open; close some of them first.")
                : new ProblemException(
                        ProblemType.BUSY, "打开的事件流过多，请稍后再试。", "Too many event streams are open; try again in a while.");
    }

    private void giveBack(String user) {
        open.decrementAndGet();
        openOf.computeIfPresent(user, (name, streams) -> streams == 1 ? null : streams - 1);
    }

    private final class Stream {
        private final ProjectFilter filter;
        private final Sse sse;
        private final RoutingContext request;
        private volatile Scope scope;
        private volatile String place;
        private volatile long seen = -1;
        private volatile int ticks;
        private volatile int silent;
        private volatile boolean ended;

        Stream(ProjectFilter filter, Sse sse, RoutingContext request, Scope scope, String place) {
            this.filter = filter;
            this.sse = sse;
            this.request = request;
            this.scope = scope;
            this.place = place;
        }

        Uni<List<OutboundSseEvent>> tick() {
            ticks++;
            Uni<Optional<Scope>> may = ticks % TICKS_OF_TRUST == 0
                    ? signedIn.scope(request)
                    : Uni.createFrom().item(Optional.of(scope));
            return may.emitOn(Infrastructure.getDefaultWorkerPool()).map(now -> {
                if (now.isEmpty()) {
                    ended = true;
                    return List.of();
                }
                if (!now.get().equals(scope)) {
                    scope = now.get();
                    // There may be something in it that was not when it was made.
                    seen = -1;
                }
                return news();
            });
        }

        private List<OutboundSseEvent> news() {
            long last = order.lastSeen();
            if (last > seen) {
                Changes.News news = Caller.within(scope, () -> changes.since(place, filter, AT_ONCE));
                place = news.next();
                // What did not fit comes with the next tick.
                seen = news.more() ? seen : last;
                if (!news.items().isEmpty()) {
                    silent = 0;
                    return events(news);
                }
            }
            silent++;
            return silent % TICKS_OF_SILENCE == 0
                    ? List.of(sse.newEventBuilder().comment("").build())
                    : List.of();
        }

        List<OutboundSseEvent> events(Changes.News news) {
            List<OutboundSseEvent> events = new ArrayList<>();
            for (EvaluationSummary evaluation : news.items()) {
                events.add(sse.newEventBuilder()
                        .id(places.of(evaluation.id()))
                        .name("evaluation")
                        .data(String.class, write(evaluation))
                        .build());
            }
            if (events.isEmpty()) {
                // Tells the client that it is connected, and where to go on when the connection breaks before the first
                // event.
                events.add(sse.newEventBuilder().id(place).comment("connected").build());
            }
            return events;
        }

        private String write(EvaluationSummary evaluation) {
            try {
                return json.writeValueAsString(evaluation);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
