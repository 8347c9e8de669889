"""What `public.fetch` knows of each public data set: its source, its files and their checksums."""

_RETWEETS = {
    "RT1.txt": ("6d4882175bbd18bfd728200cd3eb183ce3dafd9a9ab1d432ffbc3e9dbc1e9077", 48903),
    "RT2.txt": ("86e6c25cad198fe458070de758402ae547804016e20b38dffcfd1123e108d058", 23121),
    "RT3.txt": ("ee9799cc731969c3a76cb425cd8065bc2694050c4a7b8696a6b747859c10c4e7", 31008),
    "RT4.txt": ("48944c762848362add82c6fe72007dabb052fb59b6d35de9683bc05bce81db6f", 23627),
    "RT5.txt": ("9aeb4ac4a8fadf157802bc231a0de95ecfb83fbe8ba99143a448d485ebf117cd", 48815),
    "RT6.txt": ("90f1fba2a790e1e2bf69eb320c9fd5dba1081f9d497040a565f5209de00b9f29", 20983),
    "RT7.txt": ("db99d296c7419e8ec69d8722adce754a7fe48a3b4c2ce0a9b171c2ced49add5a", 19538),
    "RT8.txt": ("8cd43d330a350443e03200aee565eaedc7868f3deb7b85521fc756e8d02631fa", 22564),
    "RT9.txt": ("ec0ff84654dac09f53021631dfdaa20d9fb36e344520782c08ca55adba66f1a5", 97937),
    "RT10.txt": ("9c28ed749aa53bb9b08b8c3aaaa430f3e837690f54ea4d118313750accbd72a3", 18490),
    "RT11.txt": ("a4bcc88726064dc919ac4b473c1a9bccf584eaf6891944e6618238f1cfc4eb71", 23856),
    "RT12.txt": ("cad53013dfdd7cd8004b4acf315d4673a623664bdd401606e0a01777e463be02", 22262),
    "RT13.txt": ("c108b31895099061e1a6470d2096e6db3c114625145180161520a1780b540fab", 25345),
    "RT14.txt": ("177377442110f5bd349f5c0b39b32550c969588d3b8ee4784b6ed033f6a531d3", 44195),
    "RT15.txt": ("2e6278dcd3d134fef76ebc63fd908a1cdcda711889c6d2e48c7563f392b3511f", 23131),
    "RT16.txt": ("c1c0c331a600c0da74642c7af58f7c70bfee579e3a85817fae760f35ee656a9b", 39304),
    "RT17.txt": ("d5ec944f7305d084e48cdb9bb0709f2f0ecf76bb303bf8599ad4f74aa7c420c9", 21215),
    "RT18.txt": ("a04000c33ad124629f0ac0d6e5013efc39de76b611658bbb3e4981d4c3ee3807", 22418),
    "RT19.txt": ("c9d277e076c2bfa3566b6e0078ba785aea5bb8fbb6503ebeef08f074d60c9aea", 32030),
    "RT20.txt": ("48b970fdd05d2d3cff2ebeb6305aa25abdd4f4cf678002859aa8eb36e5983842", 26889),
    "RT21.txt": ("7b726229493a506a430f2f6cc535b8d4acb100b63e165ecacddc11acf172cad7", 27944),
    "RT22.txt": ("e3ec60846638ebd58d597e03bb0c4c423672f383b560794b70d0787a6819e034", 22879),
    "RT23.txt": ("a97f40b034e35ee26bf4058f4a0061b21f37b473db2337f23c7d5300a03ffa08", 91613),
    "RT24.txt": ("b76faea850a88fff920ee73c8150b32231912aaae7211deec14cb19eaa27587e", 26272),
    "RT25.txt": ("83ee53abf3734b31147eba65ab13dfb0d96d01dc499c4d4cfc7f8d58eb5faecb", 40232),
    "RT26.txt": ("c79c458d97bdd8cbd4e7bf9ad113ff603deee97479842fd14c750f4db32d055a", 37781),
    "RT27.txt": ("482ef2da62ded19cecd5934971bcfbe73ba1eba7631ffbba8568f7a891cda29e", 79933),
    "RT28.txt": ("3e4cb2fa81dfb4046d0c2d7e360c0b742d6d6da3bc5c68ea3138cf2465845c2a", 167531),
    "RT29.txt": ("2a21107770e16e2bfe59529525d5d3fbd62c333cd06d7fb826e2ceae6833f9fc", 48475),
    "RT30.txt": ("0c31817a65daf6e64cb234e2ce58821ea3890d49e187d76e5c1709420b970c91", 27615),
    "RT31.txt": ("4acb1488f15d6d93bf1182c61ede6acf6b147df33651324729e9f3c451917c94", 88660),
    "RT32.txt": ("ec4976f2a138903c2fdd5c081ddb6582c8f4c38bc21af60668e5561f1f4166aa", 30260),
    "RT33.txt": ("e7d722ad16a85d851c4bf710e42982662c2146a840321d436d076fe5484f94b4", 24884),
    "RT34.txt": ("15669dcb4c471a9e70c8544c22e4405a9ecd1f5c7cebd494ccf8e7877c3f0e7c", 26188),
    "RT35.txt": ("735ff24fd615c8c702655bd4bdcd1a25ebd1a801d1b67e553e680adb41158294", 21742),
    "RT36.txt": ("6cb573749ae58c83985c850c26d840fb3281a422114cc263169eedbb827fc46f", 27679),
    "RT37.txt": ("a4b7b398716016b93593a7bb874d023acf4b1e4d41005ab5011ca5b69d511c90", 23126),
    "RT38.txt": ("0b71ae7fc6555be0b59529036954bddbfd2825d4c6cd2ea65a5a5d4cf6e6920c", 119425),
    "RT39.txt": ("850c072b94c5e7b27d4d83e32190a3ef6016fe44a37b7d206cab21c5067c1c85", 39707),
    "RT40.txt": ("7497c7621b5b88b575587f0e07446565c871544328e61e92840235a568569cc0", 32780),
    "RT41.txt": ("45517f18d43ae43de6303d7510d6c884a7c7b48ba4c9f7ab485face0151edbbb", 29884),
    "RT42.txt": ("e213d8ea92acb2de2884cc7375e57bc661b4c21023640121c99ef66fba00e675", 23382),
    "RT43.txt": ("eefd1a589579eaee8e1445b75a81633ff9ed355320b2bb2ffce54d33e139a413", 26198),
    "RT44.txt": ("ed348e5105dec2485267b3950906b2758d619a27c1c4d654224a4073442769ee", 26007),
    "RT45.txt": ("8bd967f627ad24f1990563c27f12d7c961f04316a4fe4a9fbb42f0117b983755", 21941),
    "RT46.txt": ("edd9c0cbf38405a7a4d2f326032b3e82df1493136e14ab2e9d87287e9804f0aa", 20050),
    "RT47.txt": ("255cb8b9ddfc6bf926b73cc37915bef90658695a01fa85cce87064affb41bd89", 44037),
    "RT48.txt": ("a4f49462033b13e848bbb1f5b529209a2980dda8dd149fd0a12f4cf531454e56", 46058),
    "RT49.txt": ("9090dd049def56d882a0a200b7b4e2f29d7f472e8a22d1a5f7cf68a2cc8cbf18", 17997),
    "RT50.txt": ("982234bbdf6bda8070463bee41488c0d69fb8ff5e8e4ea54217033a8aa1c56eb", 52801),
    "RT51.txt": ("f29726898b818d4f16738ac433733742a59b74709d29e3c124df9eb482202365", 75120),
    "RT52.txt": ("a66dd807db456d6d57f450b28128bc35aa4164f6f27ef003c5f795c74c95f29c", 59896),
    "RT53.txt": ("7ba83a5ce6059645f03939460bbf7f6443795e5167a2fd33321086ae8ef422eb", 40882),
    "RT54.txt": ("db35738c44fb62bb5d9db4f99d0de079c18b5cf5b2477c6a8c9663485f644e05", 24496),
    "RT55.txt": ("8c627429d79aab46a963c46fb6bc7d5a6759ecea622cfd79fb4d8b7105cd0cc9", 34818),
    "RT56.txt": ("a09d1bf8aa2c95e4d2b70143d76e73e965cc53cdaa66c2600ed92cfbb3bec4bf", 41322),
    "RT57.txt": ("8e95d3f313268049423e7395a69cad4a45c5b61d21ee8826b3f35080ab075d94", 63156),
    "RT58.txt": ("bae778db74e6265eeffc25453bb1dc62e5e5bebc99828336cae22d0ccfb3c79b", 29592),
    "RT59.txt": ("0edfbfcdd4bd3a05ca284e7aaf5fda8ae2928a0603792b4844e2627f5d09d3a4", 52477),
    "RT60.txt": ("f4099e65a9d2b313e17fa909ec32f3b5e8650387a4206f186883e78d7d0dce31", 22326),
    "RT61.txt": ("e6d9b4586cbdaf8b5a42f41e6b5eabccc0a8e9f68a61e692a3d5b618e24dd738", 20753),
    "RT62.txt": ("6a9528ee0b0d905e834abef44044b1afda32941372a05fc9026ccdce348771a6", 35878),
    "RT63.txt": ("a43d26e6654acb5111e009580722441c5bc38b4bf1dc45b5e2a0332183279aac", 33262),
    "RT64.txt": ("50af75cb624ae779864cb02f978959330a1e09ba49ff4facfa00df0ae6583f96", 21232),
    "RT65.txt": ("bb83e9dfe304bf210e2dc4d1d748b27f411885e01d66f117bf6354033b4f37c4", 22763),
    "RT66.txt": ("2a4ee06d75e2984af6b480904c2a6423d3b24ff939f04e6623c5394c5b25909f", 22070),
    "RT67.txt": ("613c7ed4c910d787225ea9048e4845c8efe147dd35e493b882b05c8147097151", 32923),
    "RT68.txt": ("9658969ee6651b990e9238ecf48f55b1dd2f2b5082cfaeb7b32007c442ef867d", 73195),
    "RT69.txt": ("fd9749082b66cd651eb4bfa92a775cc2067cf058b2a9c20344d5086a3cff42d1", 19574),
    "RT70.txt": ("6d5510668a28ace3987e1160383dca3b8819a7bbece2fb7ac80c8563a61a9a09", 53317),
    "RT71.txt": ("d8fdd48f22e8dec69b4bed724763ae432c0c8be651b79de65d3df1f01c508c92", 48087),
    "RT72.txt": ("10668d1d3eb35b879bfc232f313d6bce161ba36f3bfdd8effd85b3be14f5137a", 35418),
    "RT73.txt": ("0227534b1372ee0b77f9a42f157cae1bcc4fc5b8d5e1da6e22dbaca9ce4d16db", 25994),
    "RT74.txt": ("add80832b4148d64e9040e7c40e2979caf6ecb902de40160979dd39f9b059f37", 21359),
    "RT75.txt": ("b886915697cc3a8dbdd24c4035c7fe22e2fdc08a3f83391f954084b162d265e2", 23611),
    "RT76.txt": ("a9103ce2df45c9ebe0f9f89f478c61ba3faab09b5629dc32274508b275cd042c", 24309),
    "RT77.txt": ("3dcf29ce5a2b1c2baf351d57e354cb0cf8b40e66d27913be9a4a2d8203781f53", 19736),
    "RT78.txt": ("288f693baac3d63b6dce4c2579ebe195d36604b0b8d1693fd55ae8bf7bead27c", 20783),
    "RT79.txt": ("8ca15dbc4d24c09529d22cbaa1556e7c98294bbe30efbb28dd12bcf784439db3", 43321),
    "RT80.txt": ("996098836a0e5ce4b7a13c720e60f82d9bf984b21b690af3496041929435070e", 22046),
    "RT81.txt": ("dd1a5115b4a0bbca870e9d5b99a4698ce0c618800447ab4fb382d7454d18dc2d", 37819),
    "RT82.txt": ("f14e4fea6b4c4efe990b81b7d9cd5e89fa48274ad60f91d8b4a3e853cdf8e597", 22108),
    "RT83.txt": ("008c4732016867522c9279d64619b0f2a39cce92e78d3ad78a16dcf336f8f1fd", 174970),
    "RT84.txt": ("9cdeeb0ac2411eeff21c9b11417905dd27717315156db226f36a56bbd727f31e", 117457),
    "RT85.txt": ("795af96a482c15b8e32423abfe230325446fcf3c24de61375ef7be3d8f137fdc", 54000),
    "RT86.txt": ("a431ac699f3b91e402962832227170e7b2aa8d80d22b4d8d29138641c2218116", 33904),
    "RT87.txt": ("aeabe2d3ad1326600395038500a4b154ea3aa681b9f3dcf39edee4aece2956ef", 33802),
    "RT88.txt": ("31ced71ce2b75f5b2c3e4c5a9d8ca623c7998e78233ae91296d0eefd59fc6f70", 23072),
    "RT89.txt": ("2c2cfe1177872b1927322ddb7422adb82c0ac258f50c90ed6e53bfcb25fbfc91", 21197),
    "RT90.txt": ("f43c4b08d38cb007bb140c155aead01a6f19f909530ca61e93f261da789c697b", 32426),
    "RT91.txt": ("4475e3784a07869dc5b91f703bf63ca1b89bb5e4fe0f252f79aefe3b8817a831", 31988),
    "RT92.txt": ("6363b2e17dfcd6a151d3778af4ea8d9e34f6be9c46c923a4c369b0c4e6174954", 27486),
    "RT93.txt": ("320ac773eb872270becb15b20ea1cc8a3165d664b8a432e3d6a7c9b49c0c713b", 28409),
    "RT94.txt": ("d37def11fd6839ffb5462d65327ace67e3c41dd3d676477c0f6a2947121067cd", 27030),
    "RT95.txt": ("a3917bb0fc8ada43e00e8a83ae7a77d922957b21f03eef47801df7819311819e", 72915),
    "RT96.txt": ("39ae9ebdf8a89fda5334178c9aa384bd17870b6423666090395277298c657fa3", 103453),
    "RT97.txt": ("fa3e2c4d48587505d632120a8cbd976d606bd33b14e85b9aed97c5f6d99ef543", 25131),
    "RT98.txt": ("4b3bcf5f4ed5a980621033941a327e15219b06912f32e4b4c17d0c684e65fe1d", 67288),
    "RT99.txt": ("f4abcb46c9e4b2a2a4318b730086b4490a271494fd16f984997dbfaa6d2ff6a9", 24148),
    "RT100.txt": ("81b4aca8e5e2d832224446e8d38c3abbc068fcf1522dc46fb9e4c7f6de678dd3", 20797),
}

# A file has the SHA-256 checksum of its text and the bytes that its download takes.
# The text counts, not the .gz around it: packed anew by its server, it is still the same text.
SETS = {
    "higgs": {
        "title": "Twitter before, during and after the announcement of the Higgs boson, July 2012",
        "description": (
            "One row is one retweet, mention or reply, by one account to another. "
            "`time` is the clock of the file, unchanged, in Unix seconds. "
            "That clock is probably about two hours behind UTC, which is an inference: "
            "measure from the peak, never by the time of day."
        ),
        "citation": (
            "M. De Domenico, A. Lima, P. Mougel and M. Musolesi (2013), The Anatomy of a "
            "Scientific Rumor, Scientific Reports 3, 2980, https://doi.org/10.1038/srep02980; "
            "file: SNAP, https://snap.stanford.edu/data/higgs-twitter.html"
        ),
        "licence": "none is published: download and cite, do not pass on",
        "address": "https://snap.stanford.edu/data/{}.gz",
        "files": {
            "higgs-activity_time.txt": (
                "6487c03bb5f0f966447a7a7410c5ba124f7ddf1b3d7ff9c3a94d20891214225b",
                4169461,
            ),
        },
    },
    "congress": {
        "title": "Who takes up whose tweets in the United States Congress, February to June 2022",
        "description": (
            "One row is one ordered pair of members, who are numbers here. "
            "`probability` is the share of the source's tweets that the target took up, "
            "by retweet, quote, reply or mention."
        ),
        "citation": (
            "C. G. Fink et al. (2023), A centrality measure for quantifying spread on weighted, "
            "directed networks, Physica A, https://doi.org/10.1016/j.physa.2023.129083, and "
            "A Congressional Twitter network dataset quantifying pairwise probability of "
            "influence, Data in Brief 50, 109521, https://doi.org/10.1016/j.dib.2023.109521; "
            "file: https://github.com/gsprint23/CongressionalTwitterNetwork"
        ),
        "licence": "MIT, (c) 2023 Gina Sprint",
        "address": (
            "https://raw.githubusercontent.com/gsprint23/CongressionalTwitterNetwork/"
            "205ca40d973e13944051e1e44240d005a9b1a1bc/{}"
        ),
        "files": {
            "congress.edgelist": (
                "9c4ad5040d18e40ff876f9c7eb77144ced415741883993f5e928fad7449d7551",
                540964,
            ),
        },
    },
    "seismic": {
        "title": "A hundred cascades of retweets, October and November 2011",
        "description": (
            "One row is one post or one retweet of it. "
            "Only posts with more than 2,000 retweets were taken, so these are the loud ones."
        ),
        "citation": (
            "Q. Zhao, M. A. Erdogdu, H. Y. He, A. Rajaraman and J. Leskovec (2015), SEISMIC: "
            "A Self-Exciting Point Process Model for Predicting Tweet Popularity, KDD '15, "
            "https://doi.org/10.1145/2783258.2783401; data: http://snap.stanford.edu/seismic/; "
            "files: the selection of R. Kobayashi and R. Lambiotte (2016), "
            "https://github.com/NII-Kobayashi/TiDeH"
        ),
        "licence": "none is published for the data; the selection is MIT, (c) 2018 NII-Kobayashi",
        "address": (
            "https://raw.githubusercontent.com/NII-Kobayashi/TiDeH/"
            "23bc22f83925d06149933d715127d17819a62012/data/training/{}"
        ),
        "files": _RETWEETS,
    },
}
