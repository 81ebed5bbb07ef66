using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Circuits;

/// <summary>A browser's side of one circuit without a browser: the real protocol, so that it may also send what no page would.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HubConnection connection;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> calls = new();
    private readonly TaskCompletionSource attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(Func<PageTree, bool> Wanted, TaskCompletionSource Seen)> waiting = [];
    private readonly Lock gate = new();
    private long interop;
    private int lastCall;

    private Circuit(HubConnection connection)
    {
        this.connection = connection;
        connection.On<long, byte[]>("JS.RenderBatch", RenderAsync);
        connection.On<long, string, string?, int, long, int>("JS.BeginInvokeJS", (handle, name, arguments, _, _, _) => AnswerAsync(handle, name, arguments));
        connection.On<string, bool, string?>("JS.EndInvokeDotNet", EndCall);
        connection.On<string>("JS.Error", error => Fail(new InvalidOperationException(error)));
        connection.Closed += error =>
        {
            Fail(error ?? new InvalidOperationException("The server closed the circuit."));
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public PageTree Page { get; } = new();

    /// <summary>Its name for the server; a closing tab sends it.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Bytes of changes received so far.</summary>
    public long Received { get; private set; }

    /// <summary>What a script function gives back, as JSON; null where it gives nothing.</summary>
    public Func<string, string?, string?> Script { get; set; } = (name, _) => name == "deskIsDark" ? "false" : null;

    /// <summary>Opens the page at <paramref name="path"/> and the circuit that it asks for.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient browser, Uri address, string path, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
        request.Headers.Add("Cookie", cookies);
        using var answer = await browser.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answers {(int)answer.StatusCode}.");
        return await StartAsync(await answer.Content.ReadAsStringAsync(), address, path, cookies);
    }

    /// <summary>Starts a circuit with the components of a page that was fetched before, by whomever.</summary>
    public static async Task<Circuit> StartAsync(string html, Uri address, string path, string cookies)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "/_blazor"), HttpTransportType.WebSockets, options => options.Headers["Cookie"] = cookies);
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        var circuit = new Circuit(builder.Build());
        await circuit.connection.StartAsync();
        circuit.Id = await circuit.connection.InvokeAsync<string?>("StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", "") ?? throw new InvalidOperationException("No circuit was opened.");
        var operations = Markers(html).Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}""");
        await circuit.connection.SendAsync("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", StateMark().Match(html).Groups[1].Value);
        await circuit.attached.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Waits until the page is as wanted.</summary>
    public async Task WaitAsync(Func<PageTree, bool> wanted)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (wanted(Page)) return;
            waiting.Add((wanted, seen));
        }
        await seen.Task.WaitAsync(Patience);
    }

    /// <summary>Something read from the page while nothing changes it.</summary>
    public T Read<T>(Func<PageTree, T> read)
    {
        lock (gate) return read(Page);
    }

    /// <summary>The handler behind an element's event; null where there is no such element.</summary>
    public ulong? Handler(string ofEvent, Func<PageNode, bool> element) => Read(page => page.All.FirstOrDefault(n => n.Handlers.ContainsKey(ofEvent) && element(n))?.Handlers[ofEvent]);

    /// <summary>Presses the button that carries this key, and waits until all that it led to is on the page.</summary>
    public Task PressAsync(string key) => DispatchAsync(
        Handler("onclick", n => n["data-key"] == key && !n.Attributes.ContainsKey("disabled")) ?? throw new InvalidOperationException($"No button for {key}."), "click", """{"type":"click","detail":1}""");

    /// <summary>Sends an event to a handler, whether or not the page shows one with this number.</summary>
    public Task DispatchAsync(ulong handler, string name, string arguments) =>
        CallAsync(null, "DispatchEventAsync", interop, $$"""[{"eventHandlerId":{{handler}},"eventName":"{{name}}","eventFieldInfo":null},{{arguments}}]""");

    /// <summary>Calls a method of the server as a script could; returns the JSON of its result.</summary>
    public async Task<string?> CallAsync(string? assembly, string method, long target, string arguments)
    {
        var call = Interlocked.Increment(ref lastCall).ToString(CultureInfo.InvariantCulture);
        var done = calls[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await connection.SendAsync("BeginInvokeDotNetFromJS", call, assembly, method, target, arguments);
        return await done.Task.WaitAsync(Patience);
    }

    /// <summary>Waits until the server has ended the circuit.</summary>
    public Task ClosedAsync() => closed.Task.WaitAsync(Patience);

    /// <summary>Closes the tab: the server is told, as a browser does.</summary>
    public async Task CloseTabAsync(HttpClient browser, Uri address, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/_blazor/disconnect")) { Content = new MultipartFormDataContent { { new StringContent(Id), "circuitId" } } };
        request.Headers.Add("Cookie", cookies);
        (await browser.SendAsync(request)).EnsureSuccessStatusCode();
        await DisposeAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static IEnumerable<string> Markers(string html) => Marker().Matches(html).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"descriptor\"", StringComparison.Ordinal));

    private async Task RenderAsync(long batch, byte[] data)
    {
        lock (gate)
        {
            Page.Apply(data);
            Received += data.Length;
            foreach (var (_, seen) in waiting.Where(w => w.Wanted(Page)).ToList()) seen.TrySetResult();
            waiting.RemoveAll(w => w.Seen.Task.IsCompleted);
        }
        await connection.SendAsync("OnRenderCompleted", batch, (string?)null);
    }

    private async Task AnswerAsync(long handle, string name, string? arguments)
    {
        if (name == "Blazor._internal.attachWebRendererInterop")
        {
            interop = JsonDocument.Parse(arguments!).RootElement[1].GetProperty("__dotNetObject").GetInt64();
            attached.TrySetResult();
        }
        if (handle > 0) await connection.SendAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{Script(name, arguments) ?? "null"}]");
    }

    private void EndCall(string call, bool succeeded, string? result)
    {
        if (!calls.TryRemove(call, out var done)) return;
        if (succeeded) done.TrySetResult(result);
        else done.TrySetException(new InvalidOperationException(result));
    }

    private void Fail(Exception error)
    {
        attached.TrySetException(error);
        foreach (var call in calls.Values) call.TrySetException(error);
        lock (gate)
            foreach (var (_, seen) in waiting) seen.TrySetException(error);
    }

    [GeneratedRegex("<!--Blazor:(\\{[^>]*\\})-->", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]*)-->", RegexOptions.NonBacktracking)]
    private static partial Regex StateMark();
}
