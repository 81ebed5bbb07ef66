using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClaimTracker.Store;
using Microsoft.AspNetCore.DataProtection;
using StoreOptions = ClaimTracker.Store.StoreOptions;

namespace ClaimTracker.Web.Accounts;

/// <summary>
/// Keeps the keys that seal cookies and links: in a folder that only the program's own user may enter, and encrypted where the install names a
/// certificate. Without one they are as safe as the database beside them.
/// </summary>
public static class KeyProtection
{
    /// <summary>Environment variable that names a PKCS #12 file with a certificate and its private key.</summary>
    public const string CertificateVariable = "CLAIMTRACKER_KEY_CERTIFICATE";

    /// <summary>Environment variable that holds the password of that file.</summary>
    public const string PasswordVariable = "CLAIMTRACKER_KEY_CERTIFICATE_PASSWORD";

    /// <summary>Adds the keys of an install.</summary>
    /// <exception cref="StoreUnavailableException">The certificate cannot be used.</exception>
    public static void AddKeys(this IServiceCollection services, StoreOptions store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var keys = services.AddDataProtection().SetApplicationName("ClaimTracker").PersistKeysToFileSystem(PrivateFolder(Path.Combine(store.DataFolder, "keys")));
        if (Environment.GetEnvironmentVariable(CertificateVariable) is { Length: > 0 } path) keys.ProtectKeysWithCertificate(Certificate(path, Environment.GetEnvironmentVariable(PasswordVariable)));
    }

    private static DirectoryInfo PrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return new(path);
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var folder = Directory.CreateDirectory(path, Own | UnixFileMode.UserExecute);
        folder.UnixFileMode = Own | UnixFileMode.UserExecute;
        foreach (var key in folder.EnumerateFiles()) key.UnixFileMode = Own;
        return folder;
    }

    private static X509Certificate2 Certificate(string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.HasPrivateKey ? certificate : throw new StoreUnavailableException($"The certificate {path} has no private key. Name a PKCS #12 file with both in {CertificateVariable}.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The certificate {path} cannot be read: {e.Message} Check {CertificateVariable} and {PasswordVariable}.", e);
        }
    }
}
