using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ClaimTracker.Tests.Import;

/// <summary>A web server on this machine that answers what a test tells it to.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, Task> _answer;

    public LocalServer(Func<string, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ServeAsync();
    }

    public int Port { get; }
    public List<string> Requests { get; } = [];

    public string Address(string path) => $"http://server.example:{Port}{path}";

    public static Task Send(NetworkStream stream, string status, string headers, byte[] body) =>
        stream.WriteAsync((byte[])[.. Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body]).AsTask();

    public static Task Send(NetworkStream stream, string status, string headers = "", string body = "") => Send(stream, status, headers, Encoding.UTF8.GetBytes(body));

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await RequestAsync(stream);
                lock (Requests) Requests.Add(request);
                await _answer(request.Split(' ')[1], stream);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or IndexOutOfRangeException) { }
        }
    }

    private static async Task<string> RequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0) text.Append((char)one[0]);
        return text.ToString();
    }
}
