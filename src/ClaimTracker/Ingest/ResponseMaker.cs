using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Saves which statements answer claims, and links them to what they answer in the same article.</summary>
internal sealed class ResponseMaker(ClaimTrackerContext context)
{
    /// <summary>The responses of the article by index of the extracted one; null where a rejected statement stays out.</summary>
    public async Task<Response[]> RunAsync(
        ArticleExtraction extraction, Reconciler.Reconciled reconciled, Claim?[] claims, HashSet<long> changed, CancellationToken cancellationToken)
    {
        var rows = reconciled.Rows;
        var ids = rows.Select(r => r.Id).Concat(reconciled.Retired).ToList();
        var stored = await context.Responses.Include(r => r.Links).Where(r => ids.Contains(r.StatementId)).ToListAsync(cancellationToken);
        foreach (var link in stored.SelectMany(r => r.Links)) changed.Add(link.ClaimId);
        TakeBack(stored, extraction.Responses.Select(r => rows[r.Statement].Id).ToHashSet(), reconciled.TouchedIds);
        var responses = extraction.Responses.Select(r => Row(r, rows[r.Statement], stored, reconciled.TouchedIds)).ToArray();
        for (var i = 0; i < responses.Length; i++) Link(responses[i], extraction.Responses[i], rows, claims);
        await context.SaveChangesAsync(cancellationToken);
        return responses;
    }

    private void TakeBack(List<Response> stored, HashSet<long> answering, HashSet<long> touched)
    {
        foreach (var response in stored.Where(r => !answering.Contains(r.StatementId) && !touched.Contains(r.StatementId)))
        {
            context.ResponseLinks.RemoveRange(response.Links);
            context.Responses.Remove(response);
        }
    }

    private Response Row(ExtractedResponse extracted, Statement statement, List<Response> stored, HashSet<long> touched)
    {
        var response = stored.Find(r => r.StatementId == statement.Id);
        if (response is null)
        {
            response = new Response { Statement = statement, Fingerprint = "", Review = statement.Review == ReviewState.Rejected ? ReviewState.Rejected : ReviewState.Suggested };
            context.Responses.Add(response);
        }
        else if (touched.Contains(statement.Id))
        {
            return response;
        }
        (response.Kind, response.Strength, response.Scope) = (extracted.Kind, extracted.Strength, extracted.Scope);
        (response.Confidence, response.Because) = (extracted.Confidence, [.. extracted.Because]);
        response.Fingerprint = Fingerprints.OfResponse(statement.Fingerprint, extracted.Kind);
        return response;
    }

    private void Link(Response response, ExtractedResponse extracted, Statement[] rows, Claim?[] claims)
    {
        var wanted = extracted.Targets.Where(t => claims[t.Statement] is not null).ToList();
        var kept = wanted.Select(t => claims[t.Statement]!).ToHashSet();
        context.ResponseLinks.RemoveRange(response.Links.Where(l => IsOnlySuggested(l) && l.TargetStatementId is not null && !kept.Any(c => c.Id == l.ClaimId)));
        foreach (var target in wanted)
        {
            var claim = claims[target.Statement]!;
            var row = rows[target.Statement];
            var link = response.Links.Find(l => l.ClaimId == claim.Id);
            if (link is null)
            {
                link = new ResponseLink { Response = response, Claim = claim, ClaimId = claim.Id, Fingerprint = "" };
                response.Links.Add(link);
            }
            else if (!IsOnlySuggested(link) || context.Entry(link).State == EntityState.Added)
            {
                continue;
            }
            (link.TargetStatementId, link.Confidence, link.Because) = (row.Id, target.Confidence, [.. target.Because]);
            link.IsAside = false;
            link.Fingerprint = Fingerprints.OfLink(response.Fingerprint, row.Fingerprint);
        }
    }

    private static bool IsOnlySuggested(ResponseLink link) => link is { Review: ReviewState.Suggested, Version: 0 };
}
