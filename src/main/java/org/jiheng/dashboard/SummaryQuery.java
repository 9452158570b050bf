package org.jiheng.dashboard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jiheng.http.Page;

/** What is asked of a summary, beside the filters; each is null where not given. @param against another year to compare with */
record SummaryQuery(
        @QueryParam("groupBy") @Size(max = 40) String groupBy,
        @QueryParam("against") @Min(1990) @Max(2099) Integer against,
        @QueryParam("sort") @Size(max = 40) String sort,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST)
        int limit,

        @QueryParam("cursor") @Size(max = 2000) String cursor) {}
