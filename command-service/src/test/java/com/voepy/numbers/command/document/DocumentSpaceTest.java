package com.voepy.numbers.command.document;

import static com.voepy.numbers.command.testing.Rejections.rejection;

import com.voepy.numbers.command.document.DocumentSpace.FreeSpace;
import com.voepy.numbers.command.document.DocumentSpace.TakeSpace;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceFreed;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceTaken;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentSpaceTest {

    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID FIRST = UUID.fromString("d0c00000-0000-4000-8000-000000000001");
    static final UUID SECOND = UUID.fromString("d0c00000-0000-4000-8000-000000000002");

    final AggregateTestFixture<DocumentSpace> space = new AggregateTestFixture<>(DocumentSpace.class);

    @Test
    void is_taken_document_by_document() {
        space.givenNoPriorActivity().when(take(FIRST, 60)).expectEvents(taken(FIRST, 60, 60, 1));
        space.given(taken(FIRST, 60, 60, 1)).when(take(SECOND, 40)).expectEvents(taken(SECOND, 40, 100, 2));
    }

    @Test
    void ends_at_its_last_byte_and_its_last_document() {
        space.given(taken(FIRST, 60, 60, 1))
                .when(take(SECOND, 41))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.DOCUMENT_SPACE_EXCEEDED));
        space.given(taken(FIRST, 1, 1, 1), taken(SECOND, 1, 2, 2))
                .when(take(UUID.randomUUID(), 1))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.DOCUMENT_SPACE_EXCEEDED));
    }

    @Test
    void is_there_again_once_a_document_is_erased() {
        var freed = new DocumentSpaceFreed(TENANT, FIRST, 60, 0, 0);
        space.given(taken(FIRST, 60, 60, 1))
                .when(new FreeSpace(TENANT, FIRST, 60))
                .expectEvents(freed);
        space.given(taken(FIRST, 60, 60, 1), freed).when(take(SECOND, 100)).expectEvents(taken(SECOND, 100, 100, 1));
    }

    private static TakeSpace take(UUID document, long bytes) {
        return new TakeSpace(TENANT, document, bytes, 100, 2);
    }

    private static DocumentSpaceTaken taken(UUID document, long bytes, long usedBytes, long usedDocuments) {
        return new DocumentSpaceTaken(TENANT, document, bytes, usedBytes, usedDocuments);
    }
}
