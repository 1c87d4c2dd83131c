package com.voepy.numbers.query.balance;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.TransactionResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A tenant's ledger as operators see it.
@RestController
@RequiresScope(ApiKeyScope.OPERATOR)
class TenantLedgerController {

    private final ResourceReader reader;

    TenantLedgerController(ResourceReader reader) {
        this.reader = reader;
    }

    /// `GET /v1/admin/tenants/{id}/transactions/{transaction_id}` — where the `Location` of a credit points.
    @AnswersWith(TransactionResource.class)
    @GetMapping("/v1/admin/tenants/{id}/transactions/{transactionId}")
    ResponseEntity<?> one(@PathVariable String id, @PathVariable String transactionId) {
        return Answers.one(reader.one(TransactionProjection.TABLE, Answers.id(id), Answers.id(transactionId)));
    }
}
