using ClaimTracker.Web.Commands;

return await CommandLine.RunAsync(args);
