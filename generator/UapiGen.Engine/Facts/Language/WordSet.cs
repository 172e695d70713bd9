namespace UapiGen.Engine.Facts.Language;

/// <summary>Words that mean the same to a phrase. Whether a word is one of them is asked millions of times, so it costs one look into a table.</summary>
internal sealed class WordSet
{
    private readonly string?[] _words;
    private readonly int[] _hashes;

    /// <param name="words">The words in lower case, separated by spaces.</param>
    public WordSet(string words)
    {
        string[] all = words.Split(' ');
        int size = 4;
        while (size < all.Length * 2)
        {
            size *= 2;
        }

        _words = new string?[size];
        _hashes = new int[size];
        foreach (string word in all)
        {
            Add(word);
        }
    }

    public bool Contains(Spelling spelling)
    {
        for (int i = Slot(spelling.Hash); _words[i] is { } word; i = (i + 1) & (_words.Length - 1))
        {
            if (_hashes[i] == spelling.Hash && word == spelling.Lower)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string word)
    {
        int hash = Spelling.EmptyHash;
        foreach (char c in word)
        {
            hash = Spelling.Add(hash, c);
        }

        int i = Slot(hash);
        while (_words[i] is not null)
        {
            i = (i + 1) & (_words.Length - 1);
        }

        _words[i] = word;
        _hashes[i] = hash;
    }

    private int Slot(int hash) => (hash ^ (hash >> 15)) & (_words.Length - 1);
}
