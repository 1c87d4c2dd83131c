package com.voepy.numbers.query.console;

import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.tenant.TenantProjection;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.TenantResource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What operators and auditors call tenants.
@Component
class TenantNames {

    private final ResourceReader resources;

    TenantNames(ResourceReader resources) {
        this.resources = resources;
    }

    /// Its name; its id for one that is not known.
    String of(UUID tenantId) {
        return resources
                .one(TenantProjection.TABLE, tenantId)
                .map(body -> WireJson.mapper()
                        .readValue(body.text(), TenantResource.class)
                        .name())
                .orElseGet(tenantId::toString);
    }

    /// A way to its page.
    Links.Link link(UUID tenantId) {
        return new Links.Link(of(tenantId), "/console/tenants/" + tenantId);
    }
}
