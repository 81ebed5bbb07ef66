using ClaimTracker.Web.Commands;

return await CommandLine.Build().Parse(args).InvokeAsync();
