namespace UapiGen.Engine.Facts.Language;

/// <summary>The words of the <see cref="Lexicon"/>: on each line the concepts, and the words and set phrases that can have them. Each stands once.</summary>
internal static class LexiconTable
{
    public const string Text =
        """
        Not = not | isn't | aren't | wasn't | never | cannot | can't | won't | doesn't | don't | no longer | does not | is no longer
        Other = anything else | anyone else | else than
        Else = otherwise | else | or else | if not set | in all other cases | in other cases | in any other case
        Ignored = ignored | disregarded | meaningless | irrelevant | superfluous | without effect | without meaning | without any effect | left alone | left alone by the kernel | left untouched
        Ignored = skipped | discarded | neglected | overlooked | immaterial | inapplicable | ineffective | insignificant | don't care | of no effect | of no meaning | of no relevance | of no consequence | of no use
        Ignored = no effect | no meaning | no bearing | no relevance | no significance | has no effect | have no effect | has no meaning | does not matter | doesn't matter | does not apply | doesn't apply | passed over
        Ignored Reserved = unused | reserved
        Used = used | read | looked at | examined | consulted | evaluated | relevant | applicable | considered | interpreted | honored | honoured | meaningful | respected | inspected | checked | parsed
        Used = taken into account | effective | in effect | significant | accessed | useful | observed | acted upon | regarded | heeded | processed | looked up | fetched | needed | taken notice of
        Used Given = valid
        Given = set | provided | given | specified | filled | filled in | supplied | non-zero | nonzero | passed | initialized | non-null | present | populated | included
        Must = must | shall | should | has to | have to | needs to | need to | is to | ought to
        Be = be | always | set to | be set to
        Zero = zero | 0 | null | zeroed
        MinusOne = -1
        Holds = holds | contains | specifies | gives
        A = a | an
        The = the
        Or = or
        Purpose = to | as | for | in | until | by default
        Thing = value | descriptor | descriptors | file | fd | number | handle | address | pointer | size | length | offset | index | id | identifier | name | mask | count | type | eventfd | object | field | range | array | bits | bytes
        CalledOn = called on | only be called on | performed on | issued on | invoked on | executed on | to be used on | only valid on | operates on
        """;
}
