using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimTracker.Store;
using ClaimTracker.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Accounts;

/// <summary>The variables belong to the whole process, so these run one after the other and alone.</summary>
[Collection("environment")]
[CollectionDefinition("environment", DisableParallelization = true)]
public sealed class KeyProtectionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("claimtracker-keys-").FullName;

    [Fact]
    public void Keys_lie_where_only_the_programs_user_may_look()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights of files");
        Seal();
        Seal();

        var keys = new DirectoryInfo(Path.Combine(folder, "keys"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, keys.UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Assert.Single(keys.GetFiles()).UnixFileMode);
    }

    [Fact]
    public void A_certificate_encrypts_the_keys_and_opens_them_again()
    {
        using var own = RSA.Create(2048);
        using var made = new CertificateRequest("CN=newsroom", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(folder, "keys.p12");
        File.WriteAllBytes(path, made.Export(X509ContentType.Pkcs12, "open sesame"));

        var secret = WithCertificate(path, "open sesame", Seal);

        Assert.Equal("kept", WithCertificate(path, "open sesame", () => Open(secret)));
        Assert.Contains("EncryptedKey", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(folder, "keys")))), StringComparison.Ordinal);
        Assert.Throws<CryptographicException>(() => Open(secret));
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_says_which_and_what_to_check()
    {
        var problem = Assert.Throws<StoreUnavailableException>(() => WithCertificate(Path.Combine(folder, "missing.p12"), null, Seal)).Message;

        Assert.Contains("missing.p12", problem, StringComparison.Ordinal);
        Assert.Contains(KeyProtection.CertificateVariable, problem, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Seal() => Use(protector => protector.Protect("kept"));

    private string Open(string secret) => Use(protector => protector.Unprotect(secret));

    private string Use(Func<IDataProtector, string> use)
    {
        var services = new ServiceCollection();
        services.AddKeys(new StoreOptions(folder));
        using var provider = services.BuildServiceProvider();
        return use(provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }

    private static T WithCertificate<T>(string path, string? password, Func<T> use)
    {
        Environment.SetEnvironmentVariable(KeyProtection.CertificateVariable, path);
        Environment.SetEnvironmentVariable(KeyProtection.PasswordVariable, password);
        try
        {
            return use();
        }
        finally
        {
            Environment.SetEnvironmentVariable(KeyProtection.CertificateVariable, null);
            Environment.SetEnvironmentVariable(KeyProtection.PasswordVariable, null);
        }
    }
}
