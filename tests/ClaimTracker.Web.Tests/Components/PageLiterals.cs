using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Rendering;

namespace ClaimTracker.Web.Tests.Components;

/// <summary>Finds text that compiled pages write as it stands in their source, by the instructions that hand a literal to the renderer.</summary>
internal static partial class PageLiterals
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(c => c.Value);
    private static readonly HashSet<string> Spoken = ["aria-label", "title", "alt", "placeholder", "data-l"];

    /// <summary>Names of types with the words that they write without asking for the reader's language; addresses are no words.</summary>
    public static IEnumerable<(string Type, string Text)> Of(Assembly assembly, Func<Type, bool> isMeant) =>
        from type in assembly.GetTypes()
        where isMeant(type)
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        from text in In(method)
        where text.Any(char.IsLetter) && !text.StartsWith('/')
        select (type.FullName!, text);

    private static IEnumerable<string> In(MethodInfo method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;
        var (pushed, before) = ((string?)null, (string?)null);
        for (var at = 0; at < code.Length;)
        {
            var opcode = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += opcode.Size;
            if (opcode == OpCodes.Ldstr) (before, pushed) = (pushed, method.Module.ResolveString(BitConverter.ToInt32(code, at)));
            else
            {
                if (opcode.OperandType == OperandType.InlineMethod && pushed is not null && Called(method, BitConverter.ToInt32(code, at)) is { } name)
                {
                    foreach (var text in Said(name, before, pushed)) yield return text;
                }
                (before, pushed) = (null, null);
            }
            at += Length(opcode, code, at);
        }
    }

    private static string? Called(MethodInfo caller, int token)
    {
        var method = caller.Module.ResolveMethod(token, caller.DeclaringType!.IsGenericType ? caller.DeclaringType.GetGenericArguments() : null, caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        return method?.DeclaringType == typeof(RenderTreeBuilder) ? method.Name : null;
    }

    private static IEnumerable<string> Said(string call, string? name, string text) => call switch
    {
        nameof(RenderTreeBuilder.AddContent) => [Brand(text)],
        nameof(RenderTreeBuilder.AddMarkupContent) => [Brand(Tags().Replace(Unspoken().Replace(text, ""), " ")), .. Labels().Matches(text).Select(m => Brand(m.Groups[1].Value))],
        nameof(RenderTreeBuilder.AddAttribute) when name is not null && Spoken.Contains(name) => [Brand(text)],
        _ => [],
    };

    // What is the same in every language: the name of the program, the letters of numbers like C-0142, universal time.
    private static string Brand(string text) => Names().Replace(text, "");

    private static int Length(OpCode opcode, byte[] code, int at) => opcode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    [GeneratedRegex("ClaimTracker|C-|S-|UTC", RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    // Keys, code and entities say the same in every language.
    [GeneratedRegex("<(?:kbd|code)[^>]*>[^<]*</(?:kbd|code)>|&[a-z]+;", RegexOptions.NonBacktracking)]
    private static partial Regex Unspoken();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex("(?:aria-label|title|alt|placeholder|data-l)=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Labels();
}
