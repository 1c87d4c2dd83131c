package com.voepy.numbers.command.privacy;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.events.ErasureEvent.ErasedSubject;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.SubjectType;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.resource.ErasureResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Translates HTTP into erasures.
@RestController
@RequestMapping("/v1/admin/privacy/erasures")
@RequiresScope(ApiKeyScope.OPERATOR)
class ErasureController {

    private static final int SUBJECTS_MAX = 100;
    private static final int REASON_CHARS_MAX = 500;

    private final Commands commands;

    ErasureController(Commands commands) {
        this.commands = commands;
    }

    /// @param tenantId UUID of the tenant that the subjects belong to
    /// @param subjects 1 to 100, each once
    /// @param reason 1 to 500 characters; kept for ever, so it names a ticket and no person
    record Body(
            @Takes(required = true, as = UUID.class) @Nullable
            String tenantId,

            @Takes(required = true, min = 1, max = SUBJECTS_MAX) @Nullable
            List<@Nullable SubjectBody> subjects,

            @Takes(required = true, min = 1, max = REASON_CHARS_MAX) @Nullable
            String reason) {

        ErasePersonalData toCommand() {
            var checks = new Checks();
            var command = new ErasePersonalData(
                    checks.uuid("tenant_id", tenantId),
                    subjects(checks),
                    checks.text("reason", reason, 1, REASON_CHARS_MAX));
            checks.orThrow();
            return command;
        }

        private List<ErasedSubject> subjects(Checks checks) {
            var given = checks.required("subjects", subjects, List.<@Nullable SubjectBody>of());
            checks.that(subjects == null || !given.isEmpty(), "subjects", Code.TOO_SHORT, "must have at least 1 item");
            checks.that(
                    given.size() <= SUBJECTS_MAX,
                    "subjects",
                    Code.TOO_LONG,
                    "has %d items; at most %d are allowed".formatted(given.size(), SUBJECTS_MAX));
            var seen = new HashSet<ErasedSubject>();
            List<ErasedSubject> checked = new ArrayList<>();
            for (var i = 0; i < Math.min(given.size(), SUBJECTS_MAX); i++) {
                var place = "subjects[%d]".formatted(i);
                var body = checks.required(place, given.get(i), SubjectBody.NONE);
                var subject = new ErasedSubject(
                        checks.required(place + ".type", body.type(), SubjectType.EMERGENCY_ADDRESS),
                        checks.uuid(place + ".id", body.id()));
                checks.that(!checks.passed() || seen.add(subject), place, Code.DUPLICATE, "is in the list twice");
                checked.add(subject);
            }
            return checked;
        }
    }

    /// @param type `emergency_address`, `porting_order` or `porting_document`
    /// @param id UUID of the resource
    record SubjectBody(
            @Takes(required = true) @Nullable SubjectType type,

            @Takes(required = true, as = UUID.class) @Nullable
            String id) {

        static final SubjectBody NONE = new SubjectBody(null, null);
    }

    /// `POST /v1/admin/privacy/erasures` — erases the personal data of resources of one tenant, for ever. Answers
    /// 201, also for what was erased before; 404 for a subject that the tenant does not have, 409 for one in use.
    @PostMapping
    @AnswersWith(value = ErasureResource.class, status = 201)
    @Refuses({ErrorCode.NOT_FOUND, ErrorCode.EMERGENCY_ADDRESS_IN_USE, ErrorCode.PORTING_ORDER_OPEN})
    ResponseEntity<byte[]> erase(RequestContext context, @RequestBody Body body) {
        return commands.answer(context, body.toCommand());
    }
}
