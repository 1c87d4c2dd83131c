package com.voepy.numbers.command.portability;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.CsrCoverageAnswer;
import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.command.carrier.PortabilityAnswer;
import com.voepy.numbers.command.carrier.Unavailability;
import com.voepy.numbers.command.numbering.DialPlan;
import com.voepy.numbers.command.numbering.LineType;
import com.voepy.numbers.command.portability.PortabilityResource.Coverage;
import com.voepy.numbers.command.portability.PortabilityResource.CoverageList;
import com.voepy.numbers.command.portability.PortabilityResource.Csr;
import com.voepy.numbers.command.portability.PortabilityResource.Portability;
import com.voepy.numbers.command.portability.PortabilityResource.PortabilityList;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Asks the carrier what a port would need. Nothing of it is kept, and of the records, which are personal, nothing is
/// logged.
@RestController
class PortabilityController {

    private static final Logger LOG = LoggerFactory.getLogger(PortabilityController.class);

    private static final String FIELD = "phone_numbers";
    private static final int NUMBERS_MAX = 50;

    /// The name of the network is worth a moment, not more.
    private static final Duration NAMES_WAIT_MAX = Duration.ofSeconds(3);

    private static final Duration CSR_WAIT_MAX = Duration.ofSeconds(8);
    private static final Duration CSR_POLL = Duration.ofMillis(250);

    /// Customer service records are a custom of North America. Source: the carrier's description of its protocol.
    private static final Pattern HAS_CSR = Pattern.compile("\\+1\\d{10}");

    private final Carrier carrier;
    private final CustomerRecords records;

    PortabilityController(Carrier carrier, InstantSource clock) {
        this.carrier = carrier;
        this.records = new CustomerRecords(carrier, clock, CSR_WAIT_MAX, CSR_POLL);
    }

    /// @param phoneNumbers 1 to 50 different numbers in E.164
    record CoverageBody(
            @Takes(required = true, min = 1, max = NUMBERS_MAX) @Nullable
            List<@Nullable String> phoneNumbers) {}

    /// `GET /v1/numbers/portability-check` — whether numbers at other carriers can be ported in. At most 50, separated
    /// by commas.
    @AnswersWith(value = Portability.class, shape = AnswersWith.Shape.DATA, operationId = "checkPortability")
    @Refuses(ErrorCode.CARRIER_UNAVAILABLE)
    @GetMapping("/v1/numbers/portability-check")
    @RequiresScope(ApiKeyScope.NUMBERS_READ)
    PortabilityList check(
            RequestContext context,
            @Takes(
                            required = true,
                            example = "+15125550100,+15125550101",
                            says = "1 to 50 different numbers in E.164, separated by commas")
                    @RequestParam(name = FIELD, required = false)
                    @Nullable
                    String phoneNumbers)
            throws InterruptedException {
        context.tenant();
        var numbers = read(
                phoneNumbers == null
                        ? null
                        : List.of(DialPlan.plusRestored(phoneNumbers).split(",", -1)));
        return Errand.of(context, numbers).run(() -> portability(numbers));
    }

    private PortabilityList portability(List<E164> numbers) throws InterruptedException {
        var lines = switch (carrier.portability(numbers)) {
            case PortabilityAnswer.Checked checked -> checked.lines();
            case PortabilityAnswer.Unavailable unavailable -> throw notNow(unavailable.cause());
        };
        var networks = Enquiries.ask(numbers, NAMES_WAIT_MAX, carrier::networkOf);
        return new PortabilityList(lines.stream()
                .map(line -> new Portability(
                        line.e164(),
                        line.portable(),
                        line.notPortableReason(),
                        line.fastPortable(),
                        networks.get(line.e164()),
                        DialPlan.facts(line.e164())
                                .map(DialPlan.Facts::lineType)
                                .orElse(LineType.UNKNOWN)))
                .toList());
    }

    /// `POST /v1/numbers/csr-coverage` — what the losing carrier has on file about the numbers, where it can be had. A
    /// record that takes longer than some seconds is null; the same request finds it later.
    @AnswersWith(
            value = Coverage.class,
            shape = AnswersWith.Shape.DATA,
            idempotencyKey = false,
            operationId = "checkCsrCoverage")
    @Refuses(ErrorCode.CARRIER_UNAVAILABLE)
    @PostMapping("/v1/numbers/csr-coverage")
    @RequiresScope(ApiKeyScope.PORTING_WRITE)
    CoverageList csrCoverage(RequestContext context, @RequestBody CoverageBody body) throws InterruptedException {
        context.tenant();
        var numbers = read(body.phoneNumbers());
        return Errand.of(context, numbers).run(() -> csrCoverage(numbers));
    }

    private CoverageList csrCoverage(List<E164> numbers) throws InterruptedException {
        var coverage = coverage(numbers);
        var contents = records.of(coverage.values().stream()
                .filter(line -> line.covered() && !line.needsMore())
                .map(CsrCoverageAnswer.Line::e164)
                .toList());
        return new CoverageList(numbers.stream()
                .map(e164 -> {
                    var line = coverage.get(e164);
                    return new Coverage(e164, line != null && line.covered(), Csr.of(contents.get(e164)));
                })
                .toList());
    }

    /// Of those numbers for which there can be a record at all.
    private Map<E164, CsrCoverageAnswer.Line> coverage(List<E164> numbers) {
        var asked = numbers.stream()
                .filter(e164 -> HAS_CSR.matcher(e164.value()).matches())
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<E164, CsrCoverageAnswer.Line> coverage = new HashMap<>();
        switch (carrier.csrCoverage(asked)) {
            case CsrCoverageAnswer.Checked checked -> checked.lines().forEach(line -> coverage.put(line.e164(), line));
            case CsrCoverageAnswer.Unavailable unavailable -> throw notNow(unavailable.cause());
        }
        return coverage;
    }

    private static List<E164> read(@Nullable List<@Nullable String> phoneNumbers) {
        var checks = new Checks();
        var numbers = checks.e164List(FIELD, phoneNumbers, 1, NUMBERS_MAX);
        if (checks.passed()) {
            for (int i = 0; i < numbers.size(); i++) {
                DialPlan.check(checks, "%s[%d]".formatted(FIELD, i), numbers.get(i));
            }
        }
        checks.orThrow();
        return numbers;
    }

    private static RuntimeException notNow(Unavailability cause) {
        LOG.warn("A question before a port was not answered: {}", cause.why());
        return cause.refusal();
    }
}
